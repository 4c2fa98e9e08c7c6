import type { InitializerDefinition } from './definition.js';
import { fill } from './distribution.js';

export const ones: InitializerDefinition = {
  className: 'Ones',
  aliases: ['ones', 'one'],
  parameters: [],
  scheme: 'constant',
  standardDeviation: () => 0,
  sample: (_config, shape) => fill(shape, () => 1),
};
