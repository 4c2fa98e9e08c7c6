import { explodingGradients } from './gradients/exploding.js';
import { notFinite } from './gradients/not-finite.js';
import { vanishingGradients } from './gradients/vanishing.js';
import { badStart } from './loss/bad-start.js';
import { lossDiverging } from './loss/diverging.js';
import { lossOscillating } from './loss/oscillating.js';
import { lossStalled } from './loss/stalled.js';
import { classCollapse } from './results/class-collapse.js';
import { constantTargets } from './results/constant-targets.js';
import { noisyBatchStatistics } from './results/noisy-batch-statistics.js';
import { overfitting } from './results/overfitting.js';
import { underfitting } from './results/underfitting.js';
import type { Symptom } from './symptom.js';
import { dyingRelu } from './units/dying-relu.js';
import { equalUnits } from './units/equal.js';
import { saturatedUnits } from './units/saturated.js';
import { frozenByAccident } from './updates/frozen.js';
import { layersNotLearning } from './updates/layers-not-learning.js';
import { learningRateTooHigh } from './updates/learning-rate-too-high.js';
import { learningRateTooLow } from './updates/learning-rate-too-low.js';

/** Every symptom, those that explain others first. */
export const symptoms: readonly Symptom[] = [
  notFinite,
  explodingGradients,
  vanishingGradients,
  dyingRelu,
  saturatedUnits,
  frozenByAccident,
  equalUnits,
  layersNotLearning,
  learningRateTooHigh,
  learningRateTooLow,
  badStart,
  lossDiverging,
  lossOscillating,
  lossStalled,
  noisyBatchStatistics,
  constantTargets,
  classCollapse,
  underfitting,
  overfitting,
];
