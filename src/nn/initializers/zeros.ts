import type { InitializerDefinition } from './definition.js';
import { fill } from './distribution.js';

export const zeros: InitializerDefinition = {
  className: 'Zeros',
  aliases: ['zeros', 'zero'],
  parameters: [],
  scheme: 'constant',
  standardDeviation: () => 0,
  sample: (_config, shape) => fill(shape, () => 0),
};
