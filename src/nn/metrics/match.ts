import { cast, equal, reduceMean, type Tensor } from '../../graph/index.js';

/** The share of places where two tensors of whole numbers say the same, a scalar. */
export function shareOfMatches(one: Tensor, other: Tensor): Tensor {
  return reduceMean(cast(equal(one, other), 'float32'), null);
}
