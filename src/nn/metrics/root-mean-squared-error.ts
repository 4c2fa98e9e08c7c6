import { meanSquaredErrorLoss } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { metricParameters } from './parameters.js';

/** The root of the mean of the squared differences, in the units of the target. */
export const rootMeanSquaredError: MeanMetric = {
  className: 'RootMeanSquaredError',
  aliases: ['root_mean_squared_error'],
  parameters: metricParameters('root_mean_squared_error'),
  summary: 'rootMeanSquare',
  values: (comparison, config) => meanSquaredErrorLoss.compute(comparison, config),
};
