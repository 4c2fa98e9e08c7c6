import { add, multiply } from '../../../graph/index.js';
import type { LayerDefinition } from '../../definition.js';
import { normalOf } from '../../random/index.js';
import { onlyInput } from '../shapes.js';
import { shareArgument, shareBelowOne } from './arguments.js';

const NAME = 'GaussianDropout';

/**
 * Multiplies by normal noise of mean 1 and deviation √(rate / (1 - rate)) while training, which has the mean and the
 * variance of dropout (Srivastava et al., 2014; keras/src/layers/regularization/gaussian_dropout.py).
 */
export const gaussianDropout: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'rate' }, { name: 'seed', default: null }],
  outputShape: (_config, inputs) => onlyInput(NAME, inputs),
  weights: () => [],
  forward(context, config, inputs) {
    const x = onlyInput(NAME, inputs);
    if (!context.training || shareArgument(NAME, config, 'rate') === 0) return x;
    const rate = shareBelowOne(NAME, config, 'rate');
    const noise = multiply(normalOf(context.randomUniform(x.shape)), Math.sqrt(rate / (1 - rate)));
    return multiply(x, add(noise, 1));
  },
};
