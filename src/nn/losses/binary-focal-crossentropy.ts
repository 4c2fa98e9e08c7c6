import { add, multiply, power, reduceMean, sigmoid, subtract, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import { binaryLosses, smoothedBinary } from './binary-crossentropy.js';
import type { Comparison, LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** Binary crossentropy times (1 - probability of the truth)^gamma: what is easy counts less (Lin et al., 2018). */
export const binaryFocalCrossentropy: LossDefinition = {
  className: 'BinaryFocalCrossentropy',
  aliases: ['binary_focal_crossentropy'],
  parameters: [
    { name: 'apply_class_balancing', default: false },
    { name: 'alpha', default: 0.25 },
    { name: 'gamma', default: 2 },
    { name: 'from_logits', default: false },
    { name: 'label_smoothing', default: 0 },
    { name: 'axis', default: -1 },
    ...lossParameters('binary_focal_crossentropy'),
  ],
  targets: 'values',
  compute,
};

/** keras/src/losses/losses.py, `binary_focal_crossentropy`, on TensorFlow. */
function compute(comparison: Comparison, config: Config): Tensor {
  const target = smoothedBinary(valueTarget(comparison), numberArgument(config, 'label_smoothing'));
  const { prediction } = comparison;
  const probability = booleanArgument(config, 'from_logits') ? sigmoid(prediction) : prediction;
  const ofTruth = blended(target, probability, subtract(1, probability));
  const factor = power(subtract(1, ofTruth), numberArgument(config, 'gamma'));
  const losses = multiply(factor, binaryLosses(target, probability, false));
  if (!booleanArgument(config, 'apply_class_balancing')) return reduceMean(losses, [-1]);
  const alpha = numberArgument(config, 'alpha');
  return reduceMean(multiply(blended(target, alpha, 1 - alpha), losses), [-1]);
}

/** `one` where the target is 1, `zero` where it is 0, and a mixture in between. */
function blended(target: Tensor, one: Tensor | number, zero: Tensor | number): Tensor {
  return add(multiply(target, one), multiply(subtract(1, target), zero));
}
