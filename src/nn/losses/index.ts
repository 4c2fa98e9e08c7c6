import { Catalogue } from '../catalogue.js';
import { binaryCrossentropy } from './binary-crossentropy.js';
import { categoricalCrossentropy } from './categorical-crossentropy.js';
import type { LossDefinition } from './definition.js';
import { meanAbsoluteErrorLoss } from './mean-absolute-error.js';
import { meanSquaredErrorLoss } from './mean-squared-error.js';
import { sparseCategoricalCrossentropy } from './sparse-categorical-crossentropy.js';

export type { Comparison, LossDefinition } from './definition.js';
export { meanAbsoluteErrorLoss, meanSquaredErrorLoss };
export { classTarget, TargetError, valueTarget } from './target.js';

/** Every loss that `keras.losses.get` finds by name. */
export const losses = new Catalogue<LossDefinition>([
  sparseCategoricalCrossentropy,
  categoricalCrossentropy,
  binaryCrossentropy,
  meanSquaredErrorLoss,
  meanAbsoluteErrorLoss,
]);
