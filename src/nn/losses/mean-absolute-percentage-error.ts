import { absolute, divide, maximum, multiply, reduceMean, subtract } from '../../graph/index.js';
import { EPSILON } from '../epsilon.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** The size of the difference in percent of the target, averaged over the outputs of a sample. */
export const meanAbsolutePercentageErrorLoss: LossDefinition = {
  className: 'MeanAbsolutePercentageError',
  aliases: ['mean_absolute_percentage_error', 'mape', 'MAPE'],
  parameters: lossParameters('mean_absolute_percentage_error'),
  targets: 'values',
  compute(comparison) {
    const target = valueTarget(comparison);
    const share = divide(subtract(target, comparison.prediction), maximum(absolute(target), EPSILON));
    return multiply(reduceMean(absolute(share), [-1]), 100);
  },
};
