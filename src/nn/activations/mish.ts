import { multiply, softplus, tanh } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** x · tanh(softplus(x)) (Misra, 2019). */
export const mish: ActivationDefinition = {
  className: 'mish',
  aliases: [],
  parameters: [],
  character: 'rectifier',
  ...he,
  forward: (x) => multiply(x, tanh(softplus(x))),
};
