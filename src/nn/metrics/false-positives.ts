import { oneCount } from './counting/one-count.js';
import type { CountingMetric } from './definition.js';

/** How many negatives are taken for positive. */
export const falsePositives: CountingMetric<'count'> = {
  className: 'FalsePositives',
  aliases: ['false_positives'],
  ...oneCount('falsePositives'),
};
