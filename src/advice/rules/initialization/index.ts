import type { Rule } from '../../rule.js';
import { constantKernel } from './constant-kernel.js';
import { deadReluRisk } from './dead-relu-risk.js';
import { doubleActivation } from './double-activation.js';
import { exponentialInHiddenLayer } from './exponential-in-hidden-layer.js';
import { largeInitialWeights } from './large-initial-weights.js';
import { missingActivation } from './missing-activation.js';
import { reluWithGlorot } from './relu-with-glorot.js';
import { saturatingHiddenActivation } from './saturating-hidden-activation.js';
import { seluConditions } from './selu-conditions.js';
import { seluWithoutLecun } from './selu-without-lecun.js';
import { softmaxInHiddenLayer } from './softmax-in-hidden-layer.js';
import { squashedHiddenLayers } from './squashed-hidden-layers.js';
import { squashingWithHe } from './squashing-with-he.js';
import { weightsOfFixedScale } from './weights-of-fixed-scale.js';

/** Rules about the weights that layers start with and the functions that their units apply. */
export const initializationRules: readonly Rule[] = [
  reluWithGlorot,
  seluWithoutLecun,
  squashedHiddenLayers,
  weightsOfFixedScale,
  doubleActivation,
  missingActivation,
  saturatingHiddenActivation,
  softmaxInHiddenLayer,
  exponentialInHiddenLayer,
  squashingWithHe,
  constantKernel,
  largeInitialWeights,
  seluConditions,
  deadReluRisk,
];
