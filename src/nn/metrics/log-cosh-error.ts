import { logCosh } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { meanOf } from './mean-of-loss.js';
import { metricParameters } from './parameters.js';

/** The mean of log(cosh(difference)). */
export const logCoshError: MeanMetric = {
  className: 'LogCoshError',
  aliases: ['log_cosh_error'],
  parameters: metricParameters('logcosh'),
  ...meanOf(logCosh),
};
