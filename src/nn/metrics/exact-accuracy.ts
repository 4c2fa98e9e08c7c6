import { valueTarget } from '../losses/index.js';
import type { MeanMetric } from './definition.js';
import { matches } from './match.js';
import { metricParameters } from './parameters.js';

/** How often an output is exactly its target. It is not what the name "accuracy" means, which looks at targets and outputs first. */
export const exactAccuracy: MeanMetric = {
  className: 'Accuracy',
  aliases: [],
  parameters: metricParameters('accuracy'),
  summary: 'mean',
  higherIsBetter: true,
  values: (comparison) => matches(valueTarget(comparison), comparison.prediction),
};
