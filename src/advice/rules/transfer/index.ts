import type { Rule } from '../../rule.js';
import { basePreprocessing } from './base-preprocessing.js';
import { freezingUndone } from './freezing-undone.js';
import { freezingWithoutWeights } from './freezing-without-weights.js';
import { frozenAtRandom } from './frozen-at-random.js';
import { headOnUnfrozenBase } from './head-on-unfrozen-base.js';
import { nothingToTrain } from './nothing-to-train.js';
import { sharedLayers } from './shared-layers.js';
import { statisticsInFineTuning } from './statistics-in-fine-tuning.js';
import { trainableAfterCompile } from './trainable-after-compile.js';
import { unfrozenAtSameRate } from './unfrozen-at-same-rate.js';

/** Rules about reusing what was trained before. */
export const transferRules: readonly Rule[] = [
  trainableAfterCompile,
  unfrozenAtSameRate,
  headOnUnfrozenBase,
  nothingToTrain,
  sharedLayers,
  basePreprocessing,
  statisticsInFineTuning,
  frozenAtRandom,
  freezingUndone,
  freezingWithoutWeights,
];
