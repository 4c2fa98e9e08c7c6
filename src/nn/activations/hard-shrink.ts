import { absolute, greater, where } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** x where |x| exceeds the threshold, else 0. */
export const hardShrink: ActivationDefinition = {
  className: 'hard_shrink',
  aliases: [],
  parameters: [{ name: 'threshold', default: 0.5 }],
  character: 'shrinking',
  ...glorot,
  forward: (x, config) => where(greater(absolute(x), numberArgument(config, 'threshold')), x, 0),
};
