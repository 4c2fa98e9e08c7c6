import { and, cast, elementCount, equal, greaterOrEqual, less, matrixMultiply, multiply, not, oneHot, reshape, transpose, where, type Tensor } from '../../../graph/index.js';

/** Which classes are compared. */
export interface ClassPair {
  /** Numbers of classes, of any shape and the same count of elements. */
  readonly targets: Tensor;
  readonly predictions: Tensor;
}

/** How many classes there are, and the one whose samples do not count, if any. */
export interface Classes {
  readonly count: number;
  readonly ignored: number | null;
}

/**
 * How often each class (row) was taken for each class (column), of shape (classes, classes). What is no class does not count
 * (keras/src/metrics/iou_metrics.py).
 */
export function classConfusion({ targets, predictions }: ClassPair, { count, ignored }: Classes): Tensor {
  const flat = (classes: Tensor): Tensor => cast(reshape(classes, [elementCount(classes.shape)]), 'int64');
  const [actual, predicted] = [flat(targets), flat(predictions)];
  const within = and(isClass(actual, count), isClass(predicted, count));
  const counts = ignored === null ? within : and(within, not(equal(actual, ignored)));
  const rows = multiply(oneHot(where(counts, actual, 0), count), reshape(cast(counts, 'float32'), [elementCount(actual.shape), 1]));
  return matrixMultiply(transpose(rows), oneHot(where(counts, predicted, 0), count));
}

function isClass(numbers: Tensor, count: number): Tensor {
  return and(greaterOrEqual(numbers, 0), less(numbers, count));
}
