import { elementCount, type Tensor } from '../../src/graph/index.js';
import { evaluators, type Value } from './evaluators.js';
import { orderFrom, picked, severalResults } from './several-results.js';

/** What leaves are worth, in row-major order; booleans are 0 and 1. */
export type Bindings = ReadonlyMap<Tensor, ArrayLike<number>>;

/**
 * Computes nodes of a graph in float64, slowly and plainly: what the engines and the gradients are tested against.
 * @throws Error where a leaf is not bound.
 */
export function evaluate(roots: readonly Tensor[], bindings: Bindings): Float64Array[] {
  const given = new Map(
    [...bindings].map(([tensor, numbers]) => [tensor, { shape: tensor.shape, elements: Float64Array.from(numbers) }]),
  );
  return computeAll(roots, given).map(({ elements }) => elements);
}

function computeAll(roots: readonly Tensor[], given: ReadonlyMap<Tensor, Value>): Value[] {
  const values = new Map(given);
  const several = new Map<Tensor, readonly Value[]>();
  const valueOf = (tensor: Tensor): Value => values.get(tensor)!;
  for (const tensor of orderFrom(roots, given)) {
    if (!values.has(tensor)) {
      const ofSeveral = severalResults[tensor.operation];
      if (ofSeveral !== undefined) {
        several.set(tensor, ofSeveral(tensor.inputs.map(valueOf), tensor, computeAll));
        continue;
      }
      const elements =
        tensor.operation === 'Result'
          ? picked(several.get(tensor.inputs[0]!)!, tensor).elements
          : compute(tensor, tensor.inputs.map(valueOf));
      values.set(tensor, { shape: tensor.shape, elements });
    }
    const { elements } = valueOf(tensor);
    if (elements.length !== elementCount(tensor.shape)) {
      throw new Error(`${tensor.operation} has ${elements.length} elements, and the shape (${tensor.shape.join(', ')}).`);
    }
  }
  return roots.map(valueOf);
}

function compute(tensor: Tensor, inputs: readonly Value[]): Float64Array {
  const evaluator = evaluators[tensor.operation];
  if (evaluator === undefined) throw new Error(`The interpreter does not know ${tensor.operation}, or it is not bound.`);
  return evaluator(inputs, tensor);
}
