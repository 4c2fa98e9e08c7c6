import { Catalogue } from '../catalogue.js';
import { binaryCrossentropy } from './binary-crossentropy.js';
import { binaryFocalCrossentropy } from './binary-focal-crossentropy.js';
import { categoricalCrossentropy } from './categorical-crossentropy.js';
import { categoricalFocalCrossentropy } from './categorical-focal-crossentropy.js';
import { categoricalHinge } from './categorical-hinge.js';
import { cosineSimilarityLoss } from './cosine-similarity.js';
import type { LossDefinition } from './definition.js';
import { hinge } from './hinge.js';
import { huber } from './huber.js';
import { klDivergence } from './kl-divergence.js';
import { logCosh } from './log-cosh.js';
import { meanAbsoluteErrorLoss } from './mean-absolute-error.js';
import { meanAbsolutePercentageErrorLoss } from './mean-absolute-percentage-error.js';
import { meanSquaredErrorLoss } from './mean-squared-error.js';
import { meanSquaredLogarithmicErrorLoss } from './mean-squared-logarithmic-error.js';
import { poisson } from './poisson.js';
import { sparseCategoricalCrossentropy } from './sparse-categorical-crossentropy.js';
import { squaredHinge } from './squared-hinge.js';

export type { Comparison, LossDefinition } from './definition.js';
export {
  binaryCrossentropy,
  categoricalCrossentropy,
  categoricalHinge,
  cosineSimilarityLoss,
  hinge,
  klDivergence,
  logCosh,
  meanAbsoluteErrorLoss,
  meanAbsolutePercentageErrorLoss,
  meanSquaredErrorLoss,
  meanSquaredLogarithmicErrorLoss,
  poisson,
  sparseCategoricalCrossentropy,
  squaredHinge,
};
export { classTarget, TargetError, valueTarget } from './target.js';

/** Every loss that `keras.losses.get` finds by name. */
export const losses = new Catalogue<LossDefinition>([
  sparseCategoricalCrossentropy,
  categoricalCrossentropy,
  categoricalFocalCrossentropy,
  binaryCrossentropy,
  binaryFocalCrossentropy,
  klDivergence,
  poisson,
  meanSquaredErrorLoss,
  meanAbsoluteErrorLoss,
  meanAbsolutePercentageErrorLoss,
  meanSquaredLogarithmicErrorLoss,
  huber,
  logCosh,
  cosineSimilarityLoss,
  hinge,
  squaredHinge,
  categoricalHinge,
]);
