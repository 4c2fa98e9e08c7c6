import type { LossDefinition } from '../losses/index.js';
import type { MeanMetric } from './definition.js';

/** A metric that is the mean of a loss. */
export function meanOf(loss: LossDefinition): Pick<MeanMetric, 'summary' | 'values'> {
  return {
    summary: 'mean',
    values: (comparison, config) => loss.compute(comparison, config),
  };
}
