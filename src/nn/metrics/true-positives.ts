import { oneCount } from './counting/one-count.js';
import type { CountingMetric } from './definition.js';

/** How many positives are taken for positive. */
export const truePositives: CountingMetric<'count'> = {
  className: 'TruePositives',
  aliases: ['true_positives'],
  ...oneCount('truePositives'),
};
