import { absolute, add, divide, equal, maximum, multiply, reduceMax, squareRoot, sumOfSquares, where, type Tensor } from '../../graph/index.js';

/**
 * √Σx² over all elements of all tensors, a scalar. The elements are divided by the greatest of them first, so that
 * gradients of 1e-30 or 1e30, whose squares float32 does not hold, are measured as well as others (Blue, 1978, "A
 * portable Fortran program to find the Euclidean norm of a vector").
 */
export function euclideanNorm(tensors: readonly [Tensor, ...Tensor[]]): Tensor {
  const [first, ...others] = tensors.map((tensor) => reduceMax(absolute(tensor), null));
  if (first === undefined) throw new Error('There is no tensor to take the norm of.');
  const greatest = others.reduce((one, other) => maximum(one, other), first);
  const scale = where(equal(greatest, 0), 1, greatest);
  const squares = tensors.map((tensor) => sumOfSquares(divide(tensor, scale)));
  return multiply(scale, squareRoot(squares.reduce((sum, square) => add(sum, square))));
}
