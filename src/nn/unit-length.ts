import { maximum, multiply, reciprocal, reduceSum, squareRoot, type Tensor } from '../graph/index.js';
import { EPSILON } from './epsilon.js';

/**
 * `x` divided by its Euclidean length along axes, which is taken for `epsilon` where it is shorter
 * (keras/src/ops/nn.py, `normalize`).
 */
export function unitLength(x: Tensor, axes: readonly number[], epsilon = EPSILON): Tensor {
  const square = reduceSum(multiply(x, x), axes, true);
  return multiply(x, reciprocal(squareRoot(maximum(square, epsilon ** 2))));
}
