import { logSoftmax as logarithmOfSoftmax } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { alongAxis } from './along-axis.js';
import { glorot } from './sources.js';

/** The logarithm of softmax, without loss of precision. */
export const logSoftmax: ActivationDefinition = {
  className: 'log_softmax',
  aliases: [],
  parameters: [{ name: 'axis', default: -1 }],
  character: 'probability',
  ...glorot,
  forward: (x, config) => alongAxis(x, numberArgument(config, 'axis'), logarithmOfSoftmax),
};
