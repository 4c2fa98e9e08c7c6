import { elementCount, topologicalOrder, type Tensor } from '../../src/graph/index.js';
import { evaluators, type Value } from './evaluators.js';

/** What leaves are worth, in row-major order; booleans are 0 and 1. */
export type Bindings = ReadonlyMap<Tensor, ArrayLike<number>>;

/**
 * Computes nodes of a graph in float64, slowly and plainly: what the engines and the gradients are tested against.
 * @throws Error where a leaf is not bound.
 */
export function evaluate(roots: readonly Tensor[], bindings: Bindings): Float64Array[] {
  const values = new Map<Tensor, Value>();
  const valueOf = (tensor: Tensor): Value => values.get(tensor)!;
  for (const tensor of topologicalOrder(roots)) {
    const bound = bindings.get(tensor);
    const elements = bound === undefined ? compute(tensor, tensor.inputs.map(valueOf)) : Float64Array.from(bound);
    if (elements.length !== elementCount(tensor.shape)) {
      throw new Error(`${tensor.operation} has ${elements.length} elements, and the shape (${tensor.shape.join(', ')}).`);
    }
    values.set(tensor, { shape: tensor.shape, elements });
  }
  return roots.map((root) => valueOf(root).elements);
}

function compute(tensor: Tensor, inputs: readonly Value[]): Float64Array {
  const evaluator = evaluators[tensor.operation];
  if (evaluator === undefined) throw new Error(`The interpreter does not know ${tensor.operation}, or it is not bound.`);
  return evaluator(inputs, tensor);
}
