import * as l10n from '@vscode/l10n';
import { greaterOrEqual, multiply, where } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { ArgumentError, argument, dimensionsArgument, numberArgument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';
import { onlyInput } from './shapes.js';

/**
 * Sets a share `rate` of the inputs to 0 while training, and scales the others by 1 / (1 - rate) so that their sum
 * stays what it was (Srivastava et al., 2014; keras/src/layers/regularization/dropout.py).
 */
export const dropout: LayerDefinition = {
  className: 'Dropout',
  aliases: [],
  parameters: [{ name: 'rate' }, { name: 'noise_shape', default: null }, { name: 'seed', default: null }],
  outputShape: (_config, inputs) => onlyInput('Dropout', inputs),
  weights: () => [],
  forward(context, config, inputs) {
    const x = onlyInput('Dropout', inputs);
    const rate = rateOf(config);
    if (!context.training || rate === 0) return x;
    const keep = greaterOrEqual(context.randomUniform(noiseShape(config, x.shape)), rate);
    return rate === 1 ? multiply(x, 0) : where(keep, multiply(x, 1 / (1 - rate)), 0);
  },
};

function rateOf(config: Config): number {
  const rate = numberArgument(config, 'rate');
  if (rate < 0 || rate > 1) {
    throw new ArgumentError('rate', l10n.t('The "rate" of Dropout must be from 0 to 1; it is {0}.', rate));
  }
  return rate;
}

/** The shape of the mask: that of the input, but for axes along which all are dropped or kept together. */
function noiseShape(config: Config, shape: readonly number[]): readonly number[] {
  if (argument(config, 'noise_shape') === null) return shape;
  const noise = dimensionsArgument(config, 'noise_shape');
  if (noise.length !== shape.length) {
    throw new ArgumentError(
      'noise_shape',
      l10n.t('The "noise_shape" of Dropout must have {0} axes, as its input has.', shape.length),
    );
  }
  return noise.map((length, axis) => length ?? shape[axis] ?? 1);
}
