import { elu as exponentialLinear } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** x where x > 0, else alpha · (exp(x) - 1) (Clevert et al., 2016). */
export const elu: ActivationDefinition = {
  className: 'elu',
  aliases: [],
  parameters: [{ name: 'alpha', default: 1 }],
  character: 'rectifier',
  ...he,
  forward: (x, config) => exponentialLinear(x, numberArgument(config, 'alpha')),
};
