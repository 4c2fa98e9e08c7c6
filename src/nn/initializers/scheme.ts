import type { InitializerDefinition } from './definition.js';
import { scaledDeviation, scaledValues, type Scaling } from './scaling.js';

/** The initializers that Keras names after who found their scale: variance scaling with everything but the seed fixed. */
export function namedScaling(
  names: Pick<InitializerDefinition, 'className' | 'aliases' | 'scheme'>,
  scaling: Scaling,
): InitializerDefinition {
  return {
    ...names,
    parameters: [
      { name: 'seed', default: null },
      { name: 'input_axes', default: null },
      { name: 'output_axes', default: null },
    ],
    standardDeviation: (_config, shape) => scaledDeviation(scaling, shape),
    sample: (_config, shape, random) => scaledValues(scaling, shape, random),
  };
}
