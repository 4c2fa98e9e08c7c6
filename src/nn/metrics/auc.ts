import * as l10n from '@vscode/l10n';
import { add, divide, maximum, minimum, multiply, reduceMean, reduceSum, sigmoid, subtract, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { argument, booleanArgument, numberArgument, stringArgument } from '../argument.js';
import { valueTarget } from '../losses/index.js';
import { asLabels, asOneLabel, confusionAt, type Confusion } from './counting/confusion.js';
import { withoutFirst, withoutLast } from './counting/neighbours.js';
import { areaUnderPrecisionRecall } from './counting/precision-recall-area.js';
import { ratio } from './counting/ratio.js';
import { evenThresholds, givenThresholds, withEnds, type Thresholds } from './counting/thresholds.js';
import type { CountingMetric } from './definition.js';
import { numberedName } from './parameters.js';

/** The area under the curve of a classifier over all thresholds (keras/src/metrics/confusion_metrics.py, `AUC`). */
export const auc: CountingMetric<keyof Confusion> = {
  className: 'AUC',
  aliases: ['auc'],
  parameters: [
    { name: 'num_thresholds', default: 200 },
    { name: 'curve', default: 'ROC' },
    { name: 'summation_method', default: 'interpolation' },
    ...numberedName,
    { name: 'thresholds', default: null },
    { name: 'multi_label', default: false },
    { name: 'num_labels', default: null },
    { name: 'label_weights', default: null },
    { name: 'from_logits', default: false },
  ],
  summary: 'last',
  higherIsBetter: true,
  whyNot: (config) =>
    argument(config, 'label_weights') !== null || !['ROC', 'PR'].includes(stringArgument(config, 'curve').toUpperCase())
      ? l10n.t('It is measured without label_weights only, of the curves "ROC" and "PR".')
      : undefined,
  counts(config, units) {
    const shape = [booleanArgument(config, 'multi_label') ? units : 1, thresholdsOf(config).values.length];
    return { truePositives: shape, falsePositives: shape, trueNegatives: shape, falseNegatives: shape };
  },
  count(comparison, config) {
    const targets = valueTarget(comparison);
    const scores = booleanArgument(config, 'from_logits') ? sigmoid(comparison.prediction) : comparison.prediction;
    const scored = booleanArgument(config, 'multi_label') ? asLabels(targets, scores) : asOneLabel(targets, scores);
    return confusionAt(thresholdsOf(config), scored);
  },
  value: (counts, config) => reduceMean(areas(counts, config), null),
};

function thresholdsOf(config: Config): Thresholds {
  return argument(config, 'thresholds') === null ? evenThresholds(numberArgument(config, 'num_thresholds'), true) : withEnds(givenThresholds(config));
}

/** The area of each label, a vector. */
function areas(confusion: Confusion, config: Config): Tensor {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  const isRoc = stringArgument(config, 'curve').toUpperCase() === 'ROC';
  const method = stringArgument(config, 'summation_method').toLowerCase();
  if (!isRoc && method === 'interpolation') return areaUnderPrecisionRecall(confusion);
  const recall = ratio(truePositives, add(truePositives, falseNegatives));
  const [x, y] = isRoc
    ? [ratio(falsePositives, add(falsePositives, trueNegatives)), recall]
    : [recall, ratio(truePositives, add(truePositives, falsePositives))];
  const widths = subtract(withoutLast(x), withoutFirst(x));
  return reduceSum(multiply(widths, heights(method, withoutLast(y), withoutFirst(y))), [1]);
}

/** By which height the area between two thresholds is summed. */
function heights(method: string, before: Tensor, after: Tensor): Tensor {
  if (method === 'minoring') return minimum(before, after);
  if (method === 'majoring') return maximum(before, after);
  return divide(add(before, after), 2);
}
