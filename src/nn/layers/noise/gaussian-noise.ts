import { add, multiply } from '../../../graph/index.js';
import type { LayerDefinition } from '../../definition.js';
import { normalOf } from '../../random/index.js';
import { onlyInput } from '../shapes.js';
import { shareArgument } from './arguments.js';

const NAME = 'GaussianNoise';

/** Adds normal noise of deviation `stddev` while training (keras/src/layers/regularization/gaussian_noise.py). */
export const gaussianNoise: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'stddev' }, { name: 'seed', default: null }],
  outputShape: (_config, inputs) => onlyInput(NAME, inputs),
  weights: () => [],
  forward(context, config, inputs) {
    const x = onlyInput(NAME, inputs);
    const deviation = shareArgument(NAME, config, 'stddev');
    if (!context.training || deviation === 0) return x;
    return add(x, multiply(normalOf(context.randomUniform(x.shape)), deviation));
  },
};
