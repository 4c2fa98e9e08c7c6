import * as l10n from '@vscode/l10n';
import { add, greaterOrEqual, leakyRelu, multiply, where } from '../../graph/index.js';
import { ArgumentError, numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/**
 * Randomized leaky ReLU: x where x ≥ 0, else slope · x, where each element of each step draws its slope from
 * [lower, upper) while training, and all have the mean of both otherwise (Xu, Wang, Chen and Li, 2015). Keras has none;
 * this is the one of TensorFlow Addons by the name that it registers with Keras
 * (tensorflow_addons/activations/rrelu.py).
 */
export const rrelu: ActivationDefinition = {
  className: 'Addons>rrelu',
  aliases: [],
  parameters: [
    { name: 'lower', default: 0.125 },
    { name: 'upper', default: 1 / 3 },
  ],
  character: 'rectifier',
  ...he,
  forward(x, config, context) {
    const [lower, upper] = [numberArgument(config, 'lower'), numberArgument(config, 'upper')];
    if (lower > upper) {
      throw new ArgumentError('lower', l10n.t('The "lower" of rrelu must not be above its "upper"; they are {0} and {1}.', lower, upper));
    }
    if (context === undefined) {
      throw new ArgumentError('activation', l10n.t('rrelu cannot be trained inside a recurrent cell: its slopes are drawn once for each step of training.'));
    }
    if (!context.training) return leakyRelu(x, (lower + upper) / 2);
    const slopes = add(multiply(context.randomUniform(x.shape), upper - lower), lower);
    return where(greaterOrEqual(x, 0), x, multiply(slopes, x));
  },
};
