import { numberAttribute, numbersAttribute, stringAttribute } from '../attribute.js';
import { apply, type Operation, type Signature } from '../operation.js';
import { resultName } from '../onnx/rule.js';
import type { ElementType, Tensor } from '../tensor.js';

export const Result: Operation<[Tensor]> = {
  name: 'Result',
  infer: (_inputs, attributes) => ({
    shape: [...numbersAttribute(attributes, 'shape')],
    type: stringAttribute(attributes, 'type') as ElementType,
  }),
  onnx: (_writer, [node = ''], tensor) => resultName(node, resultIndex(tensor)),
};

/** One of the results of an operation with several, by its number from 0. */
export function resultOf(node: Tensor, index: number, { shape, type }: Signature): Tensor {
  return apply(Result, [node], { index, shape, type });
}

/** The number of the result that a `Result` node picks. */
export function resultIndex({ attributes }: Tensor): number {
  return numberAttribute(attributes, 'index');
}

/** Which results of each node are picked by some tensors, by their numbers, ascending. */
export function usedResults(tensors: readonly Tensor[]): ReadonlyMap<Tensor, readonly number[]> {
  const used = new Map<Tensor, number[]>();
  for (const tensor of tensors) {
    const [node] = tensor.inputs;
    if (tensor.operation !== Result.name || node === undefined) continue;
    const indices = used.get(node) ?? [];
    const index = resultIndex(tensor);
    if (!indices.includes(index)) used.set(node, [...indices, index].sort((a, b) => a - b));
  }
  return used;
}
