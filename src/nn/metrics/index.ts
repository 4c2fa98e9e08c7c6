import { Catalogue } from '../catalogue.js';
import { accuracy } from './accuracy.js';
import { binaryAccuracy } from './binary-accuracy.js';
import { categoricalAccuracy } from './categorical-accuracy.js';
import type { MetricDefinition } from './definition.js';
import { meanAbsoluteError } from './mean-absolute-error.js';
import { meanSquaredError } from './mean-squared-error.js';
import { rootMeanSquaredError } from './root-mean-squared-error.js';
import { sparseCategoricalAccuracy } from './sparse-categorical-accuracy.js';

export type { MetricDefinition, MetricSummary } from './definition.js';

/** Every metric that `keras.metrics.get` finds by name, and "accuracy". */
export const metrics = new Catalogue<MetricDefinition>([
  accuracy,
  sparseCategoricalAccuracy,
  categoricalAccuracy,
  binaryAccuracy,
  meanSquaredError,
  rootMeanSquaredError,
  meanAbsoluteError,
]);
