import { reduceMean } from '../../graph/index.js';
import { meanAbsoluteErrorLoss } from '../losses/index.js';
import type { MetricDefinition } from './definition.js';
import { metricParameters } from './parameters.js';

/** The mean size of the differences, in the units of the target. */
export const meanAbsoluteError: MetricDefinition = {
  className: 'MeanAbsoluteError',
  aliases: ['mean_absolute_error', 'mae', 'MAE'],
  parameters: metricParameters('mean_absolute_error'),
  summary: 'mean',
  compute: (comparison, config) => reduceMean(meanAbsoluteErrorLoss.compute(comparison, config), null),
};
