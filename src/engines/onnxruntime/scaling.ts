import { elementCount, type Tensor } from '../../graph/index.js';

/** Multiplies a tensor by a scalar; asked twice for the same, gives the same node. */
export type Scale = (tensor: Tensor) => Tensor;

/**
 * `tensor` times a scalar, with the multiplication done on less than all of its elements: on the smaller factor of a
 * product, or before a sum. `undefined` where it is made of neither.
 */
export function scaledInside(tensor: Tensor, scale: Scale): Tensor | undefined {
  const [first, second] = tensor.inputs;
  if (first === undefined) return undefined;
  switch (tensor.operation) {
    case 'MatMul': {
      if (second === undefined) return undefined;
      const isFirst = elementCount(first.shape) < elementCount(second.shape);
      if (elementCount((isFirst ? first : second).shape) > elementCount(tensor.shape)) return undefined;
      return { ...tensor, inputs: isFirst ? [scale(first), second] : [first, scale(second)] };
    }
    case 'ReduceSum':
      return { ...tensor, inputs: [scale(first)] };
    case 'Reshape':
    case 'Transpose': {
      const inner = scaledInside(first, scale);
      return inner && { ...tensor, inputs: [inner] };
    }
    default:
      return undefined;
  }
}
