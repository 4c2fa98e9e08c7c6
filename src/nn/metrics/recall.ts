import { add, reshape } from '../../graph/index.js';
import { confusionOf, oneThreshold, restricted, shapeAtThresholds } from './counting/at-threshold.js';
import { ratio } from './counting/ratio.js';
import type { CountingMetric } from './definition.js';
import { numberedName } from './parameters.js';

/** How many of the positives are taken for positive: TP / (TP + FN). */
export const recall: CountingMetric<'truePositives' | 'falseNegatives'> = {
  className: 'Recall',
  aliases: ['recall'],
  parameters: [{ name: 'thresholds', default: null }, ...restricted, ...numberedName],
  summary: 'last',
  higherIsBetter: true,
  whyNot: oneThreshold,
  counts(config) {
    const shape = shapeAtThresholds(config);
    return { truePositives: shape, falseNegatives: shape };
  },
  count: confusionOf,
  value: ({ truePositives, falseNegatives }) => reshape(ratio(truePositives, add(truePositives, falseNegatives)), []),
};
