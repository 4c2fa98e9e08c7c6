import { tanh as hyperbolicTangent } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** The hyperbolic tangent, from -1 to 1. */
export const tanh: ActivationDefinition = {
  className: 'tanh',
  aliases: [],
  parameters: [],
  character: 'saturating',
  ...glorot,
  forward: (x) => hyperbolicTangent(x),
};
