import { cast, greater, less, multiply, oneHot, reduceSum, type Tensor } from '../../graph/index.js';

/**
 * Whether the score of the true class is among the k greatest of its sample, 1 or 0; of equal scores all are.
 * @param classes the numbers of the true classes, of the shape of the scores without their last axis.
 */
export function isInTopK(scores: Tensor, classes: Tensor, k: number): Tensor {
  const own = reduceSum(multiply(scores, oneHot(classes, scores.shape.at(-1) ?? 1)), [-1], true);
  const ahead = reduceSum(cast(greater(scores, own), 'float32'), [-1]);
  return cast(less(ahead, k), 'float32');
}
