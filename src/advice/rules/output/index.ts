import type { Rule } from '../../rule.js';
import { accuracyForRegression } from './accuracy-for-regression.js';
import { boundedOutputForRegression } from './bounded-output-for-regression.js';
import { crossentropyForRegression } from './crossentropy-for-regression.js';
import { linearOutputWithCrossentropy } from './linear-output-with-crossentropy.js';
import { reluOutputWithCrossentropy } from './relu-output-with-crossentropy.js';
import { labelLossMismatch } from './label-loss-mismatch.js';
import { labelOutOfRange } from './label-out-of-range.js';
import { labelShapeMismatch } from './label-shape-mismatch.js';
import { multiclassWithBinaryCrossentropy } from './multiclass-with-binary-crossentropy.js';
import { outputUnitsMismatch } from './output-units-mismatch.js';
import { softmaxWithFromLogits } from './softmax-with-from-logits.js';
import { regressionLossForClassification } from './regression-loss-for-classification.js';
import { sigmoidWithCategoricalCrossentropy } from './sigmoid-with-categorical-crossentropy.js';
import { softmaxSingleUnit } from './softmax-single-unit.js';
import { softmaxWithBinaryCrossentropy } from './softmax-with-binary-crossentropy.js';

/** Rules about the output layer, the loss and the labels, which have to suit one another. */
export const outputRules: readonly Rule[] = [
  softmaxSingleUnit,
  sigmoidWithCategoricalCrossentropy,
  softmaxWithBinaryCrossentropy,
  linearOutputWithCrossentropy,
  reluOutputWithCrossentropy,
  softmaxWithFromLogits,
  regressionLossForClassification,
  boundedOutputForRegression,
  outputUnitsMismatch,
  labelLossMismatch,
  labelShapeMismatch,
  multiclassWithBinaryCrossentropy,
  accuracyForRegression,
  crossentropyForRegression,
  labelOutOfRange,
];
