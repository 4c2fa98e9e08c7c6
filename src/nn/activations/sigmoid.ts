import { sigmoid as logistic } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** The logistic function 1 / (1 + exp(-x)), from 0 to 1; its slope is at most 1/4. */
export const sigmoid: ActivationDefinition = {
  className: 'sigmoid',
  aliases: [],
  parameters: [],
  character: 'saturating',
  ...glorot,
  forward: (x) => logistic(x),
};
