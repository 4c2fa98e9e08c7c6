import { negate, softplus } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** log(1 / (1 + exp(-x))), without loss of precision. */
export const logSigmoid: ActivationDefinition = {
  className: 'log_sigmoid',
  aliases: [],
  parameters: [],
  character: 'rectifier',
  ...glorot,
  forward: (x) => negate(softplus(negate(x))),
};
