import { meanSquaredErrorLoss } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean of the squared differences. */
export const meanSquaredError: MeanMetric = {
  className: 'MeanSquaredError',
  aliases: ['mean_squared_error', 'mse', 'MSE'],
  parameters: metricParameters('mean_squared_error'),
  ...meanOf(meanSquaredErrorLoss),
};
