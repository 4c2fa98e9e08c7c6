import { meanSquaredLogarithmicErrorLoss } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean of the squared differences of logarithms. */
export const meanSquaredLogarithmicError: MeanMetric = {
  className: 'MeanSquaredLogarithmicError',
  aliases: ['mean_squared_logarithmic_error', 'msle', 'MSLE'],
  parameters: metricParameters('mean_squared_logarithmic_error'),
  ...meanOf(meanSquaredLogarithmicErrorLoss),
};
