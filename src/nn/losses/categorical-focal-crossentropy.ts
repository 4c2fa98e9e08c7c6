import { logarithm, multiply, negate, power, reduceSum, softmax, subtract, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { booleanArgument, numberArgument } from '../argument.js';
import { normalized, smoothedClasses } from './categorical-crossentropy.js';
import type { Comparison, LossDefinition } from './definition.js';
import { lossParameters } from './parameters.js';
import { valueTarget } from './target.js';

/** Categorical crossentropy times alpha · (1 - probability)^gamma: what is easy counts less (Lin et al., 2018). */
export const categoricalFocalCrossentropy: LossDefinition = {
  className: 'CategoricalFocalCrossentropy',
  aliases: ['categorical_focal_crossentropy'],
  parameters: [
    { name: 'alpha', default: 0.25 },
    { name: 'gamma', default: 2 },
    { name: 'from_logits', default: false },
    { name: 'label_smoothing', default: 0 },
    { name: 'axis', default: -1 },
    ...lossParameters('categorical_focal_crossentropy'),
  ],
  targets: 'values',
  compute,
};

/** keras/src/losses/losses.py, `categorical_focal_crossentropy`. */
function compute(comparison: Comparison, config: Config): Tensor {
  const target = smoothedClasses(valueTarget(comparison), numberArgument(config, 'label_smoothing'));
  const { prediction } = comparison;
  const probability = normalized(booleanArgument(config, 'from_logits') ? softmax(prediction) : prediction);
  const difficulty = power(subtract(1, probability), numberArgument(config, 'gamma'));
  const factor = multiply(difficulty, numberArgument(config, 'alpha'));
  return negate(reduceSum(multiply(factor, multiply(target, logarithm(probability))), [-1]));
}
