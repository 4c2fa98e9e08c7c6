import { numberArgument } from '../argument.js';
import { average, fScore, threshold } from './counting/f-score.js';
import type { CountingMetric } from './definition.js';
import { metricParameters } from './parameters.js';

/** The harmonic mean of precision and recall, in which recall weighs `beta` times as much. */
export const fBetaScore: CountingMetric<'truePositives' | 'falsePositives' | 'falseNegatives'> = {
  className: 'FBetaScore',
  aliases: ['f_beta_score'],
  parameters: [average, { name: 'beta', default: 1 }, threshold, ...metricParameters('fbeta_score')],
  ...fScore((config) => numberArgument(config, 'beta')),
};
