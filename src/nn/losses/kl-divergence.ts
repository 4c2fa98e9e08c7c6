import { clip, divide, logarithm, multiply, reduceSum } from '../../graph/index.js';
import { EPSILON } from '../epsilon.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** Σ target · log(target / prediction): how far the predicted distribution is off (Kullback and Leibler, 1951). */
export const klDivergence: LossDefinition = {
  className: 'KLDivergence',
  aliases: ['kl_divergence', 'kld', 'KLD'],
  parameters: lossParameters('kl_divergence'),
  targets: 'values',
  compute(comparison) {
    const target = clip(valueTarget(comparison), EPSILON, 1);
    const prediction = clip(comparison.prediction, EPSILON, 1);
    return reduceSum(multiply(target, logarithm(divide(target, prediction))), [-1]);
  },
};
