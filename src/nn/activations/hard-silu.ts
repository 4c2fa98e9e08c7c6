import { add, clip, divide, multiply } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** x · hard_sigmoid(x) (Howard et al., 2019). */
export const hardSilu: ActivationDefinition = {
  className: 'hard_silu',
  aliases: ['hard_swish'],
  parameters: [],
  character: 'rectifier',
  ...he,
  forward: (x) => multiply(x, divide(clip(add(x, 3), 0, 6), 6)),
};
