import { absolute, add, divide } from '../../graph/index.js';
import type { ActivationDefinition } from './definition.js';
import { glorot } from './sources.js';

/** x / (1 + |x|), from -1 to 1 (Bergstra et al., 2009). */
export const softsign: ActivationDefinition = {
  className: 'softsign',
  aliases: [],
  parameters: [],
  character: 'saturating',
  ...glorot,
  forward: (x) => divide(x, add(absolute(x), 1)),
};
