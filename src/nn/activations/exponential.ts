import { exponential as power } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** exp(x): positive outputs, such as rates; it grows without bound. */
export const exponential: ActivationDefinition = {
  className: 'exponential',
  aliases: [],
  parameters: [],
  character: 'rectifier',
  ...glorot,
  forward: (x) => power(x),
};
