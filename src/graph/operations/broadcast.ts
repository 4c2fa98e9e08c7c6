import { sameShape } from '../shape.js';
import type { Tensor, TensorShape } from '../tensor.js';
import { reshape } from './layout.js';
import { reduceSum } from './reduction.js';

/**
 * The adjoint of broadcasting: sums a gradient over the axes along which a tensor of `shape` was repeated.
 */
export function sumToShape(gradient: Tensor, shape: TensorShape): Tensor {
  if (sameShape(gradient.shape, shape)) return gradient;
  const added = gradient.shape.length - shape.length;
  const repeated = gradient.shape.flatMap((length, axis) =>
    axis < added || (shape[axis - added] === 1 && length !== 1) ? [axis] : [],
  );
  return reshape(reduceSum(gradient, repeated), shape);
}
