import { reshape } from '../../../graph/index.js';
import type { CountingMetric } from '../definition.js';
import { numberedName } from '../parameters.js';
import { confusionOf, oneThreshold, shapeAtThresholds } from './at-threshold.js';
import type { Confusion } from './confusion.js';

/** A metric that is one of the four counts of the confusions at a threshold. */
export function oneCount(count: keyof Confusion): Pick<CountingMetric<'count'>, 'parameters' | 'summary' | 'whyNot' | 'counts' | 'count' | 'value'> {
  return {
    parameters: [{ name: 'thresholds', default: null }, ...numberedName],
    summary: 'last',
    whyNot: oneThreshold,
    counts: (config) => ({ count: shapeAtThresholds(config) }),
    count: (comparison, config) => ({ count: confusionOf(comparison, config)[count] }),
    value: (counts) => reshape(counts.count, []),
  };
}
