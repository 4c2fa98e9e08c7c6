import { divide, elu, multiply } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** x where x > 0, else alpha · (exp(x / alpha) - 1): an ELU whose slope has no jump, whatever alpha (Barron, 2017). */
export const celu: ActivationDefinition = {
  className: 'celu',
  aliases: [],
  parameters: [{ name: 'alpha', default: 1 }],
  character: 'rectifier',
  ...he,
  forward: (x, config) => {
    const alpha = numberArgument(config, 'alpha');
    return multiply(elu(divide(x, alpha), 1), alpha);
  },
};
