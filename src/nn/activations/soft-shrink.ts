import { clip, subtract } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** x moved towards 0 by the threshold, and no further than 0. */
export const softShrink: ActivationDefinition = {
  className: 'soft_shrink',
  aliases: [],
  parameters: [{ name: 'threshold', default: 0.5 }],
  character: 'shrinking',
  ...glorot,
  forward: (x, config) => {
    const threshold = numberArgument(config, 'threshold');
    return subtract(x, clip(x, -threshold, threshold));
  },
};
