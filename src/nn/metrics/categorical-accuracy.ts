import { argMax } from '../../graph/index.js';
import { valueTarget } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { matches } from './match.js';
import { metricParameters } from './parameters.js';

/** How often the most probable class is the true one, where targets are one-hot rows. */
export const categoricalAccuracy: MeanMetric = {
  className: 'CategoricalAccuracy',
  aliases: ['categorical_accuracy'],
  parameters: metricParameters('categorical_accuracy'),
  summary: 'mean',
  higherIsBetter: true,
  values: (comparison) => matches(argMax(valueTarget(comparison), -1), argMax(comparison.prediction, -1)),
};
