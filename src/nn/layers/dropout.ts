import type { LayerDefinition } from '../definition.js';
import { dropped, noiseShape, shareArgument } from './noise/index.js';
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
    return dropped(context, x, shareArgument('Dropout', config, 'rate'), noiseShape('Dropout', config, x.shape));
  },
};
