import { reduceMean } from '../../graph/index.js';
import { meanSquaredErrorLoss } from '../losses/index.js';
import type { MetricDefinition } from './definition.js';
import { metricParameters } from './parameters.js';

/** The mean of the squared differences. */
export const meanSquaredError: MetricDefinition = {
  className: 'MeanSquaredError',
  aliases: ['mean_squared_error', 'mse', 'MSE'],
  parameters: metricParameters('mean_squared_error'),
  summary: 'mean',
  compute: (comparison, config) => reduceMean(meanSquaredErrorLoss.compute(comparison, config), null),
};
