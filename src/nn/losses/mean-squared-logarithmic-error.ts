import { add, logarithm, maximum, multiply, reduceMean, subtract, type Tensor } from '../../graph/index.js';
import { EPSILON } from '../epsilon.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** The square of the difference of log(1 + x), averaged over the outputs of a sample; x below 0 counts as 0. */
export const meanSquaredLogarithmicErrorLoss: LossDefinition = {
  className: 'MeanSquaredLogarithmicError',
  aliases: ['mean_squared_logarithmic_error', 'msle', 'MSLE'],
  parameters: lossParameters('mean_squared_logarithmic_error'),
  targets: 'values',
  compute(comparison) {
    const logarithmOf = (x: Tensor): Tensor => logarithm(add(maximum(x, EPSILON), 1));
    const difference = subtract(logarithmOf(comparison.prediction), logarithmOf(valueTarget(comparison)));
    return reduceMean(multiply(difference, difference), [-1]);
  },
};
