import {
  add,
  clip,
  divide,
  logarithm,
  logSoftmax,
  multiply,
  negate,
  reduceSum,
  type Tensor,
} from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import { EPSILON } from '../epsilon.js';
import type { Comparison, LossDefinition } from './definition.js';
import { logitsOf } from './logits.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** -Σ target · log(probability) over the classes, for targets that are probabilities themselves, such as one-hot rows. */
export const categoricalCrossentropy: LossDefinition = {
  className: 'CategoricalCrossentropy',
  aliases: ['categorical_crossentropy'],
  parameters: [
    { name: 'from_logits', default: false },
    { name: 'label_smoothing', default: 0 },
    { name: 'axis', default: -1 },
    ...lossParameters('categorical_crossentropy'),
  ],
  targets: 'values',
  compute,
};

/** keras/src/losses/losses.py, `categorical_crossentropy`, on TensorFlow. */
function compute(comparison: Comparison, config: Config): Tensor {
  const { prediction } = comparison;
  const target = smoothedClasses(valueTarget(comparison), numberArgument(config, 'label_smoothing'));
  const logits = logitsOf(prediction, booleanArgument(config, 'from_logits'));
  const logProbabilities = logits === undefined ? logarithm(normalized(prediction)) : logSoftmax(logits);
  return negate(reduceSum(multiply(target, logProbabilities), [-1]));
}

/** One-hot rows of which a share `smoothing` is spread over all classes. */
export function smoothedClasses(target: Tensor, smoothing: number): Tensor {
  const classes = target.shape.at(-1) ?? 1;
  return smoothing === 0 ? target : add(multiply(target, 1 - smoothing), smoothing / classes);
}

/** Probabilities that add up to 1, kept away from 0 and 1. */
export function normalized(probabilities: Tensor): Tensor {
  return clip(divide(probabilities, reduceSum(probabilities, [-1], true)), EPSILON, 1 - EPSILON);
}
