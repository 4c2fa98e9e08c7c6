import { clip } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** The line x, cut off at -1 and 1. */
export const hardTanh: ActivationDefinition = {
  className: 'hard_tanh',
  aliases: [],
  parameters: [],
  character: 'saturating',
  ...glorot,
  forward: (x) => clip(x, -1, 1),
};
