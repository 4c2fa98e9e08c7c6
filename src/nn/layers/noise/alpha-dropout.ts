import { add, greaterOrEqual, multiply, where } from '../../../graph/index.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { noiseShape, shareArgument, shareBelowOne } from './arguments.js';

const NAME = 'AlphaDropout';

/** What SELU tends to from below: -scale · alpha. */
const SELU_FLOOR = -1.0507009873554805 * 1.6732632423543772;

/**
 * Sets a share `rate` of the inputs to what SELU tends to from below, and moves all so that mean 0 and variance 1 stay
 * (Klambauer et al., 2017; keras/src/layers/regularization/alpha_dropout.py).
 */
export const alphaDropout: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'rate' }, { name: 'noise_shape', default: null }, { name: 'seed', default: null }],
  outputShape: (_config, inputs) => onlyInput(NAME, inputs),
  weights: () => [],
  forward(context, config, inputs) {
    const x = onlyInput(NAME, inputs);
    if (!context.training || shareArgument(NAME, config, 'rate') === 0) return x;
    const rate = shareBelowOne(NAME, config, 'rate');
    const scale = 1 / Math.sqrt((1 - rate) * (1 + rate * SELU_FLOOR ** 2));
    const keep = greaterOrEqual(context.randomUniform(noiseShape(NAME, config, x.shape)), rate);
    return add(multiply(where(keep, x, SELU_FLOOR), scale), -scale * SELU_FLOOR * rate);
  },
};
