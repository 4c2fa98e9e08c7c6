import type { Rule } from '../../rule.js';
import { adagradInDeepNet } from './adagrad-in-deep-net.js';
import { adamWithL2 } from './adam-with-l2.js';
import { batchSizeAndData } from './batch-size-and-data.js';
import { compiledTwice } from './compiled-twice.js';
import { fitWithoutCompile } from './fit-without-compile.js';
import { lastWeightsKept } from './last-weights-kept.js';
import { learningRateInvalid } from './learning-rate-invalid.js';
import { learningRateTooHigh } from './learning-rate-too-high.js';
import { learningRateTooLow } from './learning-rate-too-low.js';
import { monitorNotComputed } from './monitor-not-computed.js';
import { noEarlyStopping } from './no-early-stopping.js';
import { olderOptimizerArgument } from './older-optimizer-argument.js';
import { plainSgdInDeepNet } from './plain-sgd-in-deep-net.js';
import { plateauAfterStop } from './plateau-after-stop.js';
import { scheduleAndRun } from './schedule-and-run.js';

/** Rules about the optimizer, its learning rate, and how long a run is. */
export const optimizerRules: readonly Rule[] = [
  learningRateInvalid,
  learningRateTooHigh,
  learningRateTooLow,
  plainSgdInDeepNet,
  adagradInDeepNet,
  adamWithL2,
  olderOptimizerArgument,
  scheduleAndRun,
  noEarlyStopping,
  monitorNotComputed,
  lastWeightsKept,
  plateauAfterStop,
  batchSizeAndData,
  compiledTwice,
  fitWithoutCompile,
];
