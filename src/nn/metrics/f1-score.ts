import { average, fScore, threshold } from './counting/f-score.js';
import type { CountingMetric } from './definition.js';
import { metricParameters } from './parameters.js';

/** The harmonic mean of precision and recall. */
export const f1Score: CountingMetric<'truePositives' | 'falsePositives' | 'falseNegatives'> = {
  className: 'F1Score',
  aliases: ['f1_score'],
  parameters: [average, threshold, ...metricParameters('f1_score')],
  ...fScore(() => 1),
};
