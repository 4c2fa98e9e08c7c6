import { multiply, reduceMean, subtract } from '../../graph/index.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** The square of the difference, averaged over the outputs of a sample. */
export const meanSquaredErrorLoss: LossDefinition = {
  className: 'MeanSquaredError',
  aliases: ['mean_squared_error', 'mse', 'MSE'],
  parameters: lossParameters('mean_squared_error'),
  targets: 'values',
  compute(comparison) {
    const difference = subtract(comparison.prediction, valueTarget(comparison));
    return reduceMean(multiply(difference, difference), [-1]);
  },
};
