import { add, clip, multiply } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** The line (x + 1) / 2, cut off at 0 and 1. */
export const sparseSigmoid: ActivationDefinition = {
  className: 'sparse_sigmoid',
  aliases: [],
  parameters: [],
  character: 'saturating',
  ...glorot,
  forward: (x) => clip(multiply(add(x, 1), 0.5), 0, 1),
};
