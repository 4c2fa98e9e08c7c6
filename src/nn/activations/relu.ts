import {
  clip,
  greater,
  leakyRelu,
  multiply,
  relu as rectify,
  subtract,
  where,
  type Tensor,
} from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { numberArgument, optionalNumberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** max(0, x) (Nair and Hinton, 2010), with Keras's optional slope, ceiling and threshold. */
export const relu: ActivationDefinition = {
  className: 'relu',
  aliases: [],
  parameters: [
    { name: 'negative_slope', default: 0 },
    { name: 'max_value', default: null },
    { name: 'threshold', default: 0 },
  ],
  character: 'rectifier',
  ...he,
  forward,
};

/** keras/src/activations/activations.py, `ReLU.static_call`. */
function forward(x: Tensor, config: Config): Tensor {
  const slope = numberArgument(config, 'negative_slope');
  const ceiling = optionalNumberArgument(config, 'max_value');
  const threshold = numberArgument(config, 'threshold');
  if (threshold === 0 && ceiling === null) return slope === 0 ? rectify(x) : leakyRelu(x, slope);
  const above = threshold === 0 ? rectify(x) : where(greater(x, threshold), x, 0);
  const bounded = ceiling === null ? above : clip(above, 0, ceiling);
  return slope === 0 ? bounded : subtract(bounded, multiply(rectify(subtract(threshold, x)), slope));
}
