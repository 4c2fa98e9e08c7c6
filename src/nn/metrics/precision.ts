import { add, reshape } from '../../graph/index.js';
import { confusionOf, oneThreshold, restricted, shapeAtThresholds } from './counting/at-threshold.js';
import { ratio } from './counting/ratio.js';
import type { CountingMetric } from './definition.js';
import { numberedName } from './parameters.js';

/** How much of what is taken for positive is positive: TP / (TP + FP). */
export const precision: CountingMetric<'truePositives' | 'falsePositives'> = {
  className: 'Precision',
  aliases: ['precision'],
  parameters: [{ name: 'thresholds', default: null }, ...restricted, ...numberedName],
  summary: 'last',
  higherIsBetter: true,
  whyNot: oneThreshold,
  counts(config) {
    const shape = shapeAtThresholds(config);
    return { truePositives: shape, falsePositives: shape };
  },
  count: confusionOf,
  value: ({ truePositives, falsePositives }) => reshape(ratio(truePositives, add(truePositives, falsePositives)), []),
};
