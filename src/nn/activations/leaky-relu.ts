import { leakyRelu as leak } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** x where x > 0, else slope · x (Maas et al., 2013). Keras's function leaks 0.2; its layer, `LeakyReLU`, 0.3. */
export const leakyRelu: ActivationDefinition = {
  className: 'leaky_relu',
  aliases: [],
  parameters: [{ name: 'negative_slope', default: 0.2 }],
  character: 'rectifier',
  ...he,
  forward: (x, config) => leak(x, numberArgument(config, 'negative_slope')),
};
