import { numberArgument } from '../argument.js';
import type { InitializerDefinition } from './definition.js';
import { fill } from './distribution.js';

export const constant: InitializerDefinition = {
  className: 'Constant',
  aliases: ['constant'],
  parameters: [{ name: 'value', default: 0 }],
  scheme: 'constant',
  standardDeviation: () => 0,
  sample(config, shape) {
    const value = numberArgument(config, 'value');
    return fill(shape, () => value);
  },
};
