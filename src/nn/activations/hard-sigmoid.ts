import { add, clip, divide } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** The line x / 6 + 1/2, cut off at 0 and 1. Keras 2 had x / 5 + 1/2. */
export const hardSigmoid: ActivationDefinition = {
  className: 'hard_sigmoid',
  aliases: [],
  parameters: [],
  character: 'saturating',
  ...glorot,
  forward: (x) => divide(clip(add(x, 3), 0, 6), 6),
};
