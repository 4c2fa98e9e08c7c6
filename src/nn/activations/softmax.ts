import { softmax as normalizedExponential } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { alongAxis } from './along-axis.js';
import { glorot } from './sources.js';

/** exp(x) / Σ exp(x): the probabilities of exclusive classes. */
export const softmax: ActivationDefinition = {
  className: 'softmax',
  aliases: [],
  parameters: [{ name: 'axis', default: -1 }],
  character: 'probability',
  ...glorot,
  forward: (x, config) => alongAxis(x, numberArgument(config, 'axis'), normalizedExponential),
};
