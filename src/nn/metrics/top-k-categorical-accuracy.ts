import { argMax } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import { valueTarget } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { metricParameters } from './parameters.js';
import { isInTopK } from './top-k.js';

/** How often the true class is among the k most probable ones, where targets are one-hot rows. */
export const topKCategoricalAccuracy: MeanMetric = {
  className: 'TopKCategoricalAccuracy',
  aliases: ['top_k_categorical_accuracy'],
  parameters: [{ name: 'k', default: 5 }, ...metricParameters('top_k_categorical_accuracy')],
  summary: 'mean',
  higherIsBetter: true,
  values: (comparison, config) => isInTopK(comparison.prediction, argMax(valueTarget(comparison), -1), numberArgument(config, 'k')),
};
