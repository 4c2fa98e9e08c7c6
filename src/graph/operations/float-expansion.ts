import { flagAttribute } from '../attribute.js';
import { broadcastShapes } from '../shape.js';
import type { Tensor, TensorShape } from '../tensor.js';

/**
 * The inputs of an elementwise operation before gradients among them were spread, and the shape that the result is to be
 * spread to: what is computed of repeated numbers is what is computed of each, repeated. `undefined` where none was.
 */
export function beforeExpansion(
  inputs: readonly Tensor[],
): { readonly inputs: readonly Tensor[]; readonly shape: TensorShape } | undefined {
  if (!inputs.some(isSpread)) return undefined;
  const shape = broadcastShapes(...inputs.map((input) => input.shape));
  const inner = inputs.map((input) => (isSpread(input) ? (input.inputs[0] ?? input) : input));
  return shape && { inputs: inner, shape };
}

function isSpread({ operation, attributes }: Tensor): boolean {
  return operation === 'Expand' && flagAttribute(attributes, 'isFleeting');
}
