import { add, reshape } from '../../../graph/index.js';
import type { CountingMetric } from '../definition.js';
import { numberedName } from '../parameters.js';
import { confusionOf, oneThreshold, restricted, shapeAtThresholds } from './at-threshold.js';
import { ratio } from './ratio.js';

/** A metric that is the share of true positives in these and what is missed one way or the other. */
export function shareOfHits<Missed extends 'falsePositives' | 'falseNegatives'>(
  missed: Missed,
): Pick<CountingMetric<'truePositives' | Missed>, 'parameters' | 'summary' | 'higherIsBetter' | 'whyNot' | 'counts' | 'count' | 'value'> {
  return {
    parameters: [{ name: 'thresholds', default: null }, ...restricted, ...numberedName],
    summary: 'last',
    higherIsBetter: true,
    whyNot: oneThreshold,
    counts(config) {
      const shape = shapeAtThresholds(config);
      return { truePositives: shape, [missed]: shape } as Record<'truePositives' | Missed, readonly number[]>;
    },
    count: confusionOf,
    value: (counts) => reshape(ratio(counts.truePositives, add(counts.truePositives, counts[missed])), []),
  };
}
