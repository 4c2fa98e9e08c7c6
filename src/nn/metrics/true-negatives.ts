import { oneCount } from './counting/one-count.js';
import type { CountingMetric } from './definition.js';

/** How many negatives are taken for negative. */
export const trueNegatives: CountingMetric<'count'> = {
  className: 'TrueNegatives',
  aliases: ['true_negatives'],
  ...oneCount('trueNegatives'),
};
