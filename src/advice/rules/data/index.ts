import type { Rule } from '../../rule.js';
import { dataNotNormalized } from './data-not-normalized.js';
import { dataScaledApart } from './data-scaled-apart.js';
import { discardedScaling } from './discarded-scaling.js';
import { dividedPipeline } from './divided-pipeline.js';
import { noValidation } from './no-validation.js';
import { shuffledWindows } from './shuffled-windows.js';
import { statefulShuffled } from './stateful-shuffled.js';
import { testSetForEarlyStopping } from './test-set-for-early-stopping.js';
import { validationOverlapsTrain } from './validation-overlaps-train.js';

/** Rules about the data that a model is trained and judged with. */
export const dataRules: readonly Rule[] = [
  dataNotNormalized,
  validationOverlapsTrain,
  testSetForEarlyStopping,
  noValidation,
  statefulShuffled,
  dataScaledApart,
  shuffledWindows,
  dividedPipeline,
  discardedScaling,
];
