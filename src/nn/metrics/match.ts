import { cast, equal, type Tensor } from '../../graph/index.js';

/** Where two tensors of whole numbers say the same: 1 there, and 0 elsewhere. */
export function matches(one: Tensor, other: Tensor): Tensor {
  return cast(equal(one, other), 'float32');
}
