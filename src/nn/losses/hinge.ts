import { reduceMean } from '../../graph/index.js';
import type { LossDefinition } from './definition.js';
import { missingMargin } from './margin.js';
import { lossParameters } from './parameters.js';

/** The missing margin, averaged over the outputs of a sample (Cortes and Vapnik, 1995). */
export const hinge: LossDefinition = {
  className: 'Hinge',
  aliases: ['hinge'],
  parameters: lossParameters('hinge'),
  targets: 'values',
  compute: (comparison) => reduceMean(missingMargin(comparison), [-1]),
};
