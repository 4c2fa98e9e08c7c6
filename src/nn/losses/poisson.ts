import { add, logarithm, multiply, reduceMean, subtract } from '../../graph/index.js';
import { EPSILON } from '../epsilon.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** prediction - target · log(prediction), the negative logarithm of Poisson's distribution without its constant. */
export const poisson: LossDefinition = {
  className: 'Poisson',
  aliases: ['poisson'],
  parameters: lossParameters('poisson'),
  targets: 'values',
  compute(comparison) {
    const { prediction } = comparison;
    const logarithmOfRate = logarithm(add(prediction, EPSILON));
    return reduceMean(subtract(prediction, multiply(valueTarget(comparison), logarithmOfRate)), [-1]);
  },
};
