import { divide, equal, where, type Tensor } from '../../../graph/index.js';

/** The quotient of two tensors of one shape, and 0 where the denominator is, as Keras's `divide_no_nan` has it. */
export function ratio(numerator: Tensor, denominator: Tensor): Tensor {
  const isZero = equal(denominator, 0);
  return where(isZero, 0, divide(numerator, where(isZero, 1, denominator)));
}
