import { numberArgument } from '../argument.js';
import { classTarget } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { metricParameters } from './parameters.js';
import { shareInTopK } from './top-k.js';

/** How often the true class, given by its number, is among the k most probable ones. */
export const sparseTopKCategoricalAccuracy: MeanMetric = {
  className: 'SparseTopKCategoricalAccuracy',
  aliases: ['sparse_top_k_categorical_accuracy'],
  parameters: [{ name: 'k', default: 5 }, ...metricParameters('sparse_top_k_categorical_accuracy'), { name: 'from_sorted_ids', default: false }],
  summary: 'mean',
  higherIsBetter: true,
  compute: (comparison, config) => shareInTopK(comparison.prediction, classTarget(comparison), numberArgument(config, 'k')),
};
