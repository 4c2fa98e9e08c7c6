import { absolute, reduceMean, subtract } from '../../graph/index.js';
import type { LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** The size of the difference, averaged over the outputs of a sample. */
export const meanAbsoluteErrorLoss: LossDefinition = {
  className: 'MeanAbsoluteError',
  aliases: ['mean_absolute_error', 'mae', 'MAE'],
  parameters: lossParameters('mean_absolute_error'),
  targets: 'values',
  compute: (comparison) => reduceMean(absolute(subtract(comparison.prediction, valueTarget(comparison))), [-1]),
};
