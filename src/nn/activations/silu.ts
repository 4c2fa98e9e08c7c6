import { multiply, sigmoid } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** x · sigmoid(x), also called swish (Ramachandran et al., 2017; Elfwing et al., 2018). */
export const silu: ActivationDefinition = {
  className: 'silu',
  aliases: ['swish'],
  parameters: [],
  character: 'rectifier',
  ...he,
  forward: (x) => multiply(x, sigmoid(x)),
};
