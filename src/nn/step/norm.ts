import { add, cast, squareRoot, sumOfSquares, type Tensor } from '../../graph/index.js';

/**
 * √Σx² over all elements of all tensors, a float32 scalar. The squares are summed in float64, so that gradients of 1e-30
 * or 1e30, whose squares float32 does not hold, are measured as well as others.
 */
export function euclideanNorm(tensors: readonly [Tensor, ...Tensor[]]): Tensor {
  const [first, ...others] = tensors;
  const squares = (tensor: Tensor): Tensor => sumOfSquares(cast(tensor, 'float64'));
  const sum = others.reduce((total, tensor) => add(total, squares(tensor)), squares(first));
  return cast(squareRoot(sum), 'float32');
}
