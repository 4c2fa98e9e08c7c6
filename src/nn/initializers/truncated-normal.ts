import { numberArgument } from '../argument.js';
import type { InitializerDefinition } from './definition.js';
import { TRUNCATED_NORMAL_DEVIATION, truncatedNormalValues } from './distribution.js';

/** Normal, cut off at two deviations; unlike the scaled initializers, Keras does not make up for what the cut takes. */
export const truncatedNormal: InitializerDefinition = {
  className: 'TruncatedNormal',
  aliases: ['truncated_normal'],
  parameters: [
    { name: 'mean', default: 0 },
    { name: 'stddev', default: 0.05 },
    { name: 'seed', default: null },
  ],
  scheme: 'fixed',
  standardDeviation: (config) => TRUNCATED_NORMAL_DEVIATION * numberArgument(config, 'stddev'),
  sample: (config, shape, random) =>
    truncatedNormalValues(shape, numberArgument(config, 'mean'), numberArgument(config, 'stddev'), random),
};
