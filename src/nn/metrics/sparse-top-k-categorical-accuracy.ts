import { cast, equal, reduceMax, reshape, slice, type Tensor } from '../../graph/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import { classTarget } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { metricParameters } from './parameters.js';
import { isInTopK } from './top-k.js';

/** How often the true class, given by its number, is among the k most probable ones. */
export const sparseTopKCategoricalAccuracy: MeanMetric = {
  className: 'SparseTopKCategoricalAccuracy',
  aliases: ['sparse_top_k_categorical_accuracy'],
  parameters: [{ name: 'k', default: 5 }, ...metricParameters('sparse_top_k_categorical_accuracy'), { name: 'from_sorted_ids', default: false }],
  summary: 'mean',
  higherIsBetter: true,
  values(comparison, config) {
    const [classes, k] = [classTarget(comparison), numberArgument(config, 'k')];
    return booleanArgument(config, 'from_sorted_ids') ? isAmongFirst(comparison.prediction, classes, k) : isInTopK(comparison.prediction, classes, k);
  },
};

/** Whether a class is among the first k of the numbers of classes that the model puts out: 1 or 0. */
function isAmongFirst(numbers: Tensor, classes: Tensor, k: number): Tensor {
  const [axis, length] = [numbers.shape.length - 1, numbers.shape.at(-1) ?? 1];
  const own = reshape(cast(classes, 'float32'), [...classes.shape, 1]);
  return reduceMax(cast(equal(slice(numbers, axis, 0, Math.min(k, length)), own), 'float32'), [-1]);
}
