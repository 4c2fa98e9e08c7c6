import { subtract, tanh } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** x - tanh(x): flat around 0. */
export const tanhShrink: ActivationDefinition = {
  className: 'tanh_shrink',
  aliases: [],
  parameters: [],
  character: 'shrinking',
  ...glorot,
  forward: (x) => subtract(x, tanh(x)),
};
