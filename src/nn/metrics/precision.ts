import { shareOfHits } from './counting/share-of-hits.js';
import type { CountingMetric } from './definition.js';

/** How much of what is taken for positive is positive: TP / (TP + FP). */
export const precision: CountingMetric<'truePositives' | 'falsePositives'> = {
  className: 'Precision',
  aliases: ['precision'],
  ...shareOfHits('falsePositives'),
};
