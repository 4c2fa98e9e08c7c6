import { add, multiply, squareRoot } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import type { ActivationDefinition } from './definition.js';
import { he } from './sources.js';

/** (x + √(x² + b)) / 2: a softplus of algebra alone (Barron, 2021). */
export const squareplus: ActivationDefinition = {
  className: 'squareplus',
  aliases: [],
  parameters: [{ name: 'b', default: 4 }],
  character: 'rectifier',
  ...he,
  forward: (x, config) => multiply(add(x, squareRoot(add(multiply(x, x), numberArgument(config, 'b')))), 0.5),
};
