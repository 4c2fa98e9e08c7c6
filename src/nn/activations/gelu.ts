import { add, erf, multiply, tanh, type Tensor } from '../../graph/index.js';
import { booleanArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/**
 * x · Φ(x), where Φ is the cumulative standard normal distribution, or the approximation of it by tanh (Hendrycks and
 * Gimpel, 2016). Keras's function is exact by default.
 */
export const gelu: ActivationDefinition = {
  className: 'gelu',
  aliases: [],
  parameters: [{ name: 'approximate', default: false }],
  character: 'rectifier',
  ...he,
  forward(x, config) {
    const errorFunction = booleanArgument(config, 'approximate') ? approximate(x) : exact(x);
    return multiply(multiply(x, 0.5), add(1, errorFunction));
  },
};

function exact(x: Tensor): Tensor {
  return erf(multiply(x, Math.SQRT1_2));
}

function approximate(x: Tensor): Tensor {
  const cube = multiply(multiply(x, x), x);
  return tanh(multiply(add(x, multiply(cube, 0.044715)), Math.sqrt(2 / Math.PI)));
}
