import { reduceMean } from '../../graph/index.js';
import type { LossDefinition } from '../losses/index.js';
import type { MeanMetric } from './definition.js';

/** A metric that is the mean of a loss. */
export function meanOf(loss: LossDefinition): Pick<MeanMetric, 'summary' | 'compute'> {
  return {
    summary: 'mean',
    compute: (comparison, config) => reduceMean(loss.compute(comparison, config), null),
  };
}
