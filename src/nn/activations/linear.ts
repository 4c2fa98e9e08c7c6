import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** f(x) = x; what Keras takes `activation=None` for. */
export const linear: ActivationDefinition = {
  className: 'linear',
  aliases: [],
  parameters: [],
  character: 'linear',
  ...glorot,
  forward: (x) => x,
};
