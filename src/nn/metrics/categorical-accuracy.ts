import { argMax } from '../../graph/index.js';
import { valueTarget } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { shareOfMatches } from './match.js';
import { metricParameters } from './parameters.js';

/** How often the most probable class is the true one, where targets are one-hot rows. */
export const categoricalAccuracy: MeanMetric = {
  className: 'CategoricalAccuracy',
  aliases: ['categorical_accuracy'],
  parameters: metricParameters('categorical_accuracy'),
  summary: 'mean',
  higherIsBetter: true,
  compute: (comparison) => shareOfMatches(argMax(valueTarget(comparison), -1), argMax(comparison.prediction, -1)),
};
