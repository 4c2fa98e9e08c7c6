import { and, cast, elementCount, equal, greaterOrEqual, less, matrixMultiply, multiply, not, oneHot, reshape, transpose, where, type Tensor } from '../../../graph/index.js';
import { weighted } from './weights.js';

/** Which classes are compared. */
export interface ClassPair {
  /** Numbers of classes, of any shape and the same count of elements. */
  readonly targets: Tensor;
  readonly predictions: Tensor;
  /** How much each pair counts; null where all count the same. */
  readonly weights: Tensor | null;
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
export function classConfusion({ targets, predictions, weights }: ClassPair, { count, ignored }: Classes): Tensor {
  const flat = (classes: Tensor): Tensor => cast(reshape(classes, [elementCount(classes.shape)]), 'int64');
  const [actual, predicted] = [flat(targets), flat(predictions)];
  const within = and(isClass(actual, count), isClass(predicted, count));
  const counts = ignored === null ? within : and(within, not(equal(actual, ignored)));
  const column = (x: Tensor): Tensor => reshape(cast(x, 'float32'), [elementCount(actual.shape), 1]);
  const rows = weighted(multiply(oneHot(where(counts, actual, 0), count), column(counts)), weights === null ? null : column(weights));
  return matrixMultiply(transpose(rows), oneHot(where(counts, predicted, 0), count));
}

function isClass(numbers: Tensor, count: number): Tensor {
  return and(greaterOrEqual(numbers, 0), less(numbers, count));
}
