import { greaterOrEqual, multiply, where } from '../../graph/index.js';
import type { LayerDefinition } from '../definition.js';
import { noiseShape, shareArgument } from './noise/arguments.js';
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
    const rate = shareArgument('Dropout', config, 'rate');
    if (!context.training || rate === 0) return x;
    const keep = greaterOrEqual(context.randomUniform(noiseShape('Dropout', config, x.shape)), rate);
    return rate === 1 ? multiply(x, 0) : where(keep, multiply(x, 1 / (1 - rate)), 0);
  },
};
