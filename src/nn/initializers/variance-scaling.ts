import type { Config } from '../../spec/index.js';
import { numberArgument, stringArgument } from '../argument.js';
import type { InitializerDefinition } from './definition.js';
import { scaledDeviation, scaledValues, type Scaling } from './scaling.js';

/** Values of variance scale / fan, with everything to choose. */
export const varianceScaling: InitializerDefinition = {
  className: 'VarianceScaling',
  aliases: ['variance_scaling'],
  parameters: [
    { name: 'scale', default: 1 },
    { name: 'mode', default: 'fan_in' },
    { name: 'distribution', default: 'truncated_normal' },
    { name: 'seed', default: null },
    { name: 'input_axes', default: null },
    { name: 'output_axes', default: null },
  ],
  scheme: 'scaled',
  standardDeviation: (config, shape) => scaledDeviation(scalingOf(config), shape),
  sample: (config, shape, random) => scaledValues(scalingOf(config), shape, random),
};

function scalingOf(config: Config): Scaling {
  return {
    scale: numberArgument(config, 'scale'),
    mode: stringArgument(config, 'mode'),
    distribution: stringArgument(config, 'distribution'),
  };
}
