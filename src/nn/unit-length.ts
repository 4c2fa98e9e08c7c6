import { maximum, multiply, reciprocal, reduceSum, squareRoot, type Tensor } from '../graph/index.js';

/**
 * `x` divided by its Euclidean length along axes, which is taken for `epsilon` where it is shorter
 * (keras/src/ops/nn.py, `normalize`).
 */
export function unitLength(x: Tensor, axes: readonly number[], epsilon = 1e-7): Tensor {
  const square = reduceSum(multiply(x, x), axes, true);
  return multiply(x, reciprocal(squareRoot(maximum(square, epsilon ** 2))));
}
