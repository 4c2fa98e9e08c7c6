import { numberArgument } from '../argument.js';
import type { InitializerDefinition } from './definition.js';
import { normalValues } from './distribution.js';

/** Normal, of a deviation that takes no account of the layer's size. */
export const randomNormal: InitializerDefinition = {
  className: 'RandomNormal',
  aliases: ['random_normal', 'normal'],
  parameters: [
    { name: 'mean', default: 0 },
    { name: 'stddev', default: 0.05 },
    { name: 'seed', default: null },
  ],
  scheme: 'fixed',
  standardDeviation: (config) => numberArgument(config, 'stddev'),
  sample: (config, shape, random) =>
    normalValues(shape, numberArgument(config, 'mean'), numberArgument(config, 'stddev'), random),
};
