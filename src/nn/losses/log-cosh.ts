import { add, multiply, reduceMean, softplus, subtract } from '../../graph/index.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** log(cosh(difference)): half its square where it is small, its size where it is large. */
export const logCosh: LossDefinition = {
  className: 'LogCosh',
  aliases: ['log_cosh'],
  parameters: lossParameters('log_cosh'),
  targets: 'values',
  compute(comparison) {
    const difference = subtract(comparison.prediction, valueTarget(comparison));
    const logarithm = subtract(add(difference, softplus(multiply(difference, -2))), Math.LN2);
    return reduceMean(logarithm, [-1]);
  },
};
