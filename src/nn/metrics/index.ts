import { Catalogue } from '../catalogue.js';
import { accuracy } from './accuracy.js';
import { auc } from './auc.js';
import { binaryAccuracy } from './binary-accuracy.js';
import { binaryCrossentropyMetric } from './binary-crossentropy.js';
import { binaryIou } from './binary-iou.js';
import { categoricalAccuracy } from './categorical-accuracy.js';
import { categoricalCrossentropyMetric } from './categorical-crossentropy.js';
import { categoricalHingeMetric } from './categorical-hinge.js';
import { cosineSimilarity } from './cosine-similarity.js';
import type { MetricDefinition } from './definition.js';
import { exactAccuracy } from './exact-accuracy.js';
import { fBetaScore } from './f-beta-score.js';
import { f1Score } from './f1-score.js';
import { falseNegatives } from './false-negatives.js';
import { falsePositives } from './false-positives.js';
import { hingeMetric } from './hinge.js';
import { iou } from './iou.js';
import { klDivergenceMetric } from './kl-divergence.js';
import { logCoshError } from './log-cosh-error.js';
import { meanAbsoluteError } from './mean-absolute-error.js';
import { meanAbsolutePercentageError } from './mean-absolute-percentage-error.js';
import { meanIou } from './mean-iou.js';
import { meanSquaredError } from './mean-squared-error.js';
import { meanSquaredLogarithmicError } from './mean-squared-logarithmic-error.js';
import { oneHotIou } from './one-hot-iou.js';
import { oneHotMeanIou } from './one-hot-mean-iou.js';
import { poissonMetric } from './poisson.js';
import { precisionAtRecall } from './precision-at-recall.js';
import { precision } from './precision.js';
import { r2Score } from './r2-score.js';
import { recallAtPrecision } from './recall-at-precision.js';
import { recall } from './recall.js';
import { rootMeanSquaredError } from './root-mean-squared-error.js';
import { sensitivityAtSpecificity } from './sensitivity-at-specificity.js';
import { sparseCategoricalAccuracy } from './sparse-categorical-accuracy.js';
import { sparseCategoricalCrossentropyMetric } from './sparse-categorical-crossentropy.js';
import { sparseTopKCategoricalAccuracy } from './sparse-top-k-categorical-accuracy.js';
import { specificityAtSensitivity } from './specificity-at-sensitivity.js';
import { squaredHingeMetric } from './squared-hinge.js';
import { topKCategoricalAccuracy } from './top-k-categorical-accuracy.js';
import { trueNegatives } from './true-negatives.js';
import { truePositives } from './true-positives.js';

export { weightedMean } from './weighted-mean.js';
export type { CountingMetric, MeanMetric, MetricDefinition, MetricSummary } from './definition.js';

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
  exactAccuracy,
  topKCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
  precision,
  recall,
  auc,
  f1Score,
  fBetaScore,
  truePositives,
  trueNegatives,
  falsePositives,
  falseNegatives,
  sensitivityAtSpecificity,
  specificityAtSensitivity,
  precisionAtRecall,
  recallAtPrecision,
  iou,
  meanIou,
  binaryIou,
  oneHotIou,
  oneHotMeanIou,
  r2Score,
]);
