import { argMax } from '../../graph/index.js';
import { classTarget } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { matches } from './match.js';
import { metricParameters } from './parameters.js';

/** How often the most probable class is the true one, which is given by its number. */
export const sparseCategoricalAccuracy: MeanMetric = {
  className: 'SparseCategoricalAccuracy',
  aliases: ['sparse_categorical_accuracy'],
  parameters: metricParameters('sparse_categorical_accuracy'),
  summary: 'mean',
  higherIsBetter: true,
  values: (comparison) => matches(classTarget(comparison), argMax(comparison.prediction, -1)),
};
