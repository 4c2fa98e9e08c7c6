import { cast, greater } from '../../graph/index.js';
import { numberArgument } from '../argument.js';
import { valueTarget } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { matches } from './match.js';
import { metricParameters } from './parameters.js';

/** How often an output is on the same side of the threshold as its target of 0 or 1. */
export const binaryAccuracy: MeanMetric = {
  className: 'BinaryAccuracy',
  aliases: ['binary_accuracy'],
  parameters: [...metricParameters('binary_accuracy'), { name: 'threshold', default: 0.5 }],
  summary: 'mean',
  higherIsBetter: true,
  values(comparison, config) {
    const positive = cast(greater(comparison.prediction, numberArgument(config, 'threshold')), 'float32');
    return matches(valueTarget(comparison), positive);
  },
};
