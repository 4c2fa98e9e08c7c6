import {
  add,
  clip,
  logarithm,
  multiply,
  negate,
  reduceMean,
  softplus,
  subtract,
  type Tensor,
} from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import { EPSILON } from '../epsilon.js';
import type { Comparison, LossDefinition } from './definition.js';
import { logitsOf } from './logits.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** -target · log(p) - (1 - target) · log(1 - p), averaged over the outputs of a sample. */
export const binaryCrossentropy: LossDefinition = {
  className: 'BinaryCrossentropy',
  aliases: ['binary_crossentropy', 'bce', 'BCE'],
  parameters: [
    { name: 'from_logits', default: false },
    { name: 'label_smoothing', default: 0 },
    { name: 'axis', default: -1 },
    ...lossParameters('binary_crossentropy'),
  ],
  targets: 'values',
  compute,
};

/** keras/src/losses/losses.py, `binary_crossentropy`, on TensorFlow. */
function compute(comparison: Comparison, config: Config): Tensor {
  const target = smoothedBinary(valueTarget(comparison), numberArgument(config, 'label_smoothing'));
  const losses = binaryLosses(target, comparison.prediction, booleanArgument(config, 'from_logits'));
  return reduceMean(losses, [-1]);
}

/** Targets of 0 and 1, moved by half of `smoothing` towards each other. */
export function smoothedBinary(target: Tensor, smoothing: number): Tensor {
  return smoothing === 0 ? target : add(multiply(target, 1 - smoothing), smoothing / 2);
}

/** The binary crossentropy of each output. */
export function binaryLosses(target: Tensor, prediction: Tensor, fromLogits: boolean): Tensor {
  const logits = logitsOf(prediction, fromLogits);
  return logits === undefined ? ofProbabilities(target, prediction) : ofLogits(target, logits);
}

/** softplus(x) - target · x, which is the same as of sigmoid(x), without its rounding. */
function ofLogits(target: Tensor, logits: Tensor): Tensor {
  return subtract(softplus(logits), multiply(target, logits));
}

function ofProbabilities(target: Tensor, prediction: Tensor): Tensor {
  const probability = clip(prediction, EPSILON, 1 - EPSILON);
  const positive = multiply(target, logarithm(probability));
  const negative = multiply(subtract(1, target), logarithm(subtract(1, probability)));
  return negate(add(positive, negative));
}
