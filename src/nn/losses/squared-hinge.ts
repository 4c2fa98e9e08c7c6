import { multiply, reduceMean } from '../../graph/index.js';
import type { LossDefinition } from './definition.js';
import { missingMargin } from './margin.js';
import { lossParameters } from './parameters.js';

/** The square of the missing margin, averaged over the outputs of a sample. */
export const squaredHinge: LossDefinition = {
  className: 'SquaredHinge',
  aliases: ['squared_hinge'],
  parameters: lossParameters('squared_hinge'),
  targets: 'values',
  compute(comparison) {
    const margin = missingMargin(comparison);
    return reduceMean(multiply(margin, margin), [-1]);
  },
};
