import { Catalogue } from '../catalogue.js';
import { accuracy } from './accuracy.js';
import { binaryAccuracy } from './binary-accuracy.js';
import { binaryCrossentropyMetric } from './binary-crossentropy.js';
import { categoricalAccuracy } from './categorical-accuracy.js';
import { categoricalCrossentropyMetric } from './categorical-crossentropy.js';
import { categoricalHingeMetric } from './categorical-hinge.js';
import { cosineSimilarity } from './cosine-similarity.js';
import type { MetricDefinition } from './definition.js';
import { hingeMetric } from './hinge.js';
import { klDivergenceMetric } from './kl-divergence.js';
import { logCoshError } from './log-cosh-error.js';
import { meanAbsoluteError } from './mean-absolute-error.js';
import { meanAbsolutePercentageError } from './mean-absolute-percentage-error.js';
import { meanSquaredError } from './mean-squared-error.js';
import { meanSquaredLogarithmicError } from './mean-squared-logarithmic-error.js';
import { poissonMetric } from './poisson.js';
import { rootMeanSquaredError } from './root-mean-squared-error.js';
import { sparseCategoricalAccuracy } from './sparse-categorical-accuracy.js';
import { sparseCategoricalCrossentropyMetric } from './sparse-categorical-crossentropy.js';
import { squaredHingeMetric } from './squared-hinge.js';

export type { MetricDefinition, MetricSummary } from './definition.js';

/** Every metric that `keras.metrics.get` finds by name, and "accuracy". */
export const metrics = new Catalogue<MetricDefinition>([
  accuracy,
  sparseCategoricalAccuracy,
  categoricalAccuracy,
  binaryAccuracy,
  sparseCategoricalCrossentropyMetric,
  categoricalCrossentropyMetric,
  binaryCrossentropyMetric,
  klDivergenceMetric,
  poissonMetric,
  meanSquaredError,
  rootMeanSquaredError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredLogarithmicError,
  logCoshError,
  cosineSimilarity,
  hingeMetric,
  squaredHingeMetric,
  categoricalHingeMetric,
]);
