import * as l10n from '@vscode/l10n';
import { add, constant, divide, equal, expand, maximum, minimum, multiply, reduceMean, reduceSum, sigmoid, subtract, where, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { argument, axesArgument, booleanArgument, numberArgument, stringArgument } from '../argument.js';
import { valueTarget } from '../losses/index.js';
import { asLabels, asOneLabel, confusionAt, type Confusion } from './counting/confusion.js';
import { withoutFirst, withoutLast } from './counting/neighbours.js';
import { areaUnderPrecisionRecall } from './counting/precision-recall-area.js';
import { ratio } from './counting/ratio.js';
import { evenThresholds, givenThresholds, withEnds, type Thresholds } from './counting/thresholds.js';
import { weighted, weightsFor } from './counting/weights.js';
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
    ['ROC', 'PR', 'PRGAIN'].includes(curveOf(config)) ? undefined : l10n.t('"curve" must be "ROC", "PR" or "PRGAIN"; it is "{0}".', curveOf(config)),
  counts(config, units) {
    const shape = [booleanArgument(config, 'multi_label') ? units : 1, thresholdsOf(config).values.length];
    return { truePositives: shape, falsePositives: shape, trueNegatives: shape, falseNegatives: shape };
  },
  count(comparison, config) {
    const targets = valueTarget(comparison);
    const scores = booleanArgument(config, 'from_logits') ? sigmoid(comparison.prediction) : comparison.prediction;
    const weights = weightsFor(comparison, scores.shape);
    const scored = booleanArgument(config, 'multi_label') ? asLabels(targets, scores, weights) : asOneLabel(targets, scores, ofLabels(config, weights, scores));
    return confusionAt(thresholdsOf(config), scored);
  },
  value(counts, config) {
    const each = areas(counts, config);
    const weights = labelWeights(config);
    if (weights === null || !booleanArgument(config, 'multi_label')) return reduceMean(each, null);
    return divide(reduceSum(multiply(each, weights), null), reduceSum(weights, null));
  },
};

const curveOf = (config: Config): string => stringArgument(config, 'curve').toUpperCase();

const labelWeights = (config: Config): Tensor | null =>
  argument(config, 'label_weights') === null ? null : constant(axesArgument(config, 'label_weights'));

/** The weights of scores that are taken for those of one label: by sample and by label. */
function ofLabels(config: Config, weights: Tensor | null, scores: Tensor): Tensor | null {
  const byLabel = labelWeights(config);
  return byLabel === null ? weights : weighted(expand(byLabel, scores.shape), weights);
}

function thresholdsOf(config: Config): Thresholds {
  return argument(config, 'thresholds') === null ? evenThresholds(numberArgument(config, 'num_thresholds'), true) : withEnds(givenThresholds(config));
}

/** The area of each label, a vector. */
function areas(confusion: Confusion, config: Config): Tensor {
  const method = stringArgument(config, 'summation_method').toLowerCase();
  if (curveOf(config) === 'PR' && method === 'interpolation') return areaUnderPrecisionRecall(confusion);
  const [x, y] = curve(confusion, config);
  const widths = subtract(withoutLast(x), withoutFirst(x));
  return reduceSum(multiply(widths, heights(method, withoutLast(y), withoutFirst(y))), [1]);
}

/** The points of the curve of each label, one for each threshold. */
function curve(confusion: Confusion, config: Config): readonly [x: Tensor, y: Tensor] {
  const { truePositives, falsePositives, trueNegatives, falseNegatives } = confusion;
  const recall = ratio(truePositives, add(truePositives, falseNegatives));
  switch (curveOf(config)) {
    case 'ROC':
      return [ratio(falsePositives, add(falsePositives, trueNegatives)), recall];
    case 'PRGAIN':
      return gains(confusion);
    default:
      return [recall, ratio(truePositives, add(truePositives, falsePositives))];
  }
}

/** The gains of recall and precision over taking all for positive (Flach and Kull, 2015), as Keras bounds them. */
function gains({ truePositives, falsePositives, trueNegatives, falseNegatives }: Confusion): readonly [recall: Tensor, precision: Tensor] {
  const odds = ratio(add(truePositives, falseNegatives), add(trueNegatives, falsePositives));
  const gain = (missed: Tensor): Tensor => subtract(1, multiply(odds, ratio(missed, truePositives)));
  const areNone = equal(truePositives, 0);
  return [maximum(where(areNone, 0, gain(falseNegatives)), 0), where(areNone, 1, gain(falsePositives))];
}

/** By which height the area between two thresholds is summed. */
function heights(method: string, before: Tensor, after: Tensor): Tensor {
  if (method === 'minoring') return minimum(before, after);
  if (method === 'majoring') return maximum(before, after);
  return divide(add(before, after), 2);
}
