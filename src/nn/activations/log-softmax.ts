import { logSoftmax as logarithmOfSoftmax } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { requireLastAxis } from './last-axis.js';
import { glorot } from './sources.js';

/** The logarithm of softmax, without loss of precision. */
export const logSoftmax: ActivationDefinition = {
  className: 'log_softmax',
  aliases: [],
  parameters: [{ name: 'axis', default: -1 }],
  character: 'probability',
  ...glorot,
  forward(x, config) {
    requireLastAxis('log_softmax', x, config);
    return logarithmOfSoftmax(x);
  },
};
