import { shareOfHits } from './counting/share-of-hits.js';
import type { CountingMetric } from './definition.js';

/** How many of the positives are taken for positive: TP / (TP + FN). */
export const recall: CountingMetric<'truePositives' | 'falseNegatives'> = {
  className: 'Recall',
  aliases: ['recall'],
  ...shareOfHits('falseNegatives'),
};
