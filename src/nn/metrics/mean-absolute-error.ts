import { meanAbsoluteErrorLoss } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean size of the differences, in the units of the target. */
export const meanAbsoluteError: MeanMetric = {
  className: 'MeanAbsoluteError',
  aliases: ['mean_absolute_error', 'mae', 'MAE'],
  parameters: metricParameters('mean_absolute_error'),
  ...meanOf(meanAbsoluteErrorLoss),
};
