import { numberArgument } from '../argument.js';
import type { InitializerDefinition } from './definition.js';
import { uniformDeviation, uniformValues } from './distribution.js';

/** Even between two bounds that take no account of the layer's size. */
export const randomUniform: InitializerDefinition = {
  className: 'RandomUniform',
  aliases: ['random_uniform', 'uniform'],
  parameters: [
    { name: 'minval', default: -0.05 },
    { name: 'maxval', default: 0.05 },
    { name: 'seed', default: null },
  ],
  scheme: 'fixed',
  standardDeviation: (config) => uniformDeviation(numberArgument(config, 'minval'), numberArgument(config, 'maxval')),
  sample: (config, shape, random) =>
    uniformValues(shape, numberArgument(config, 'minval'), numberArgument(config, 'maxval'), random),
};
