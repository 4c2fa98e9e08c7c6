import { meanAbsolutePercentageErrorLoss } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean size of the differences, in percent of the target. */
export const meanAbsolutePercentageError: MeanMetric = {
  className: 'MeanAbsolutePercentageError',
  aliases: ['mean_absolute_percentage_error', 'mape', 'MAPE'],
  parameters: metricParameters('mean_absolute_percentage_error'),
  ...meanOf(meanAbsolutePercentageErrorLoss),
};
