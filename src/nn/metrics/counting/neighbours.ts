import { slice, type Tensor } from '../../../graph/index.js';

/** Of values of shape (labels, thresholds), those of all thresholds but the last. */
export function withoutLast(values: Tensor): Tensor {
  return slice(values, 1, 0, (values.shape[1] ?? 1) - 1);
}

/** Those of all thresholds but the first. */
export function withoutFirst(values: Tensor): Tensor {
  return slice(values, 1, 1, values.shape[1] ?? 1);
}
