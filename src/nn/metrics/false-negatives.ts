import { oneCount } from './counting/one-count.js';
import type { CountingMetric } from './definition.js';

/** How many positives are taken for negative. */
export const falseNegatives: CountingMetric<'count'> = {
  className: 'FalseNegatives',
  aliases: ['false_negatives'],
  ...oneCount('falseNegatives'),
};
