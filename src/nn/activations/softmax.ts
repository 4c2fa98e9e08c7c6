import { softmax as normalizedExponential } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { requireLastAxis } from './last-axis.js';
import { glorot } from './sources.js';

/** exp(x) / Σ exp(x): the probabilities of exclusive classes. */
export const softmax: ActivationDefinition = {
  className: 'softmax',
  aliases: [],
  parameters: [{ name: 'axis', default: -1 }],
  character: 'probability',
  ...glorot,
  forward(x, config) {
    requireLastAxis('softmax', x, config);
    return normalizedExponential(x);
  },
};
