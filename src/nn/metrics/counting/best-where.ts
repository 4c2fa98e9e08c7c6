import { add, cast, greaterOrEqual, multiply, reduceMax, type Tensor } from '../../../graph/index.js';
import { numberArgument, optionalNumberArgument } from '../../argument.js';
import { valueTarget } from '../../losses/index.js';
import type { CountingMetric } from '../definition.js';
import { numberedName } from '../parameters.js';
import { oneClass } from './at-threshold.js';
import { asOneLabel, confusionAt, type Confusion } from './confusion.js';
import { ratio } from './ratio.js';
import { evenThresholds } from './thresholds.js';
import { weightsFor } from './weights.js';

/** A quantity of a classifier that depends on its threshold. */
type Quantity = (confusion: Confusion) => Tensor;

/** TP / (TP + FN), also called recall. */
export const sensitivity: Quantity = ({ truePositives, falseNegatives }) => ratio(truePositives, add(truePositives, falseNegatives));
/** TN / (TN + FP). */
export const specificity: Quantity = ({ trueNegatives, falsePositives }) => ratio(trueNegatives, add(trueNegatives, falsePositives));
/** TP / (TP + FP). */
export const precisionAt: Quantity = ({ truePositives, falsePositives }) => ratio(truePositives, add(truePositives, falsePositives));

/**
 * The best of a quantity over the thresholds at which another one is at least what the argument of a name says; 0 where it
 * never is (keras/src/metrics/confusion_metrics.py, `SensitivitySpecificityBase`).
 */
export function bestWhere(
  argument: string,
  constrained: Quantity,
  best: Quantity,
): Pick<CountingMetric<keyof Confusion>, 'parameters' | 'summary' | 'higherIsBetter' | 'counts' | 'count' | 'value'> {
  return {
    parameters: [{ name: argument }, { name: 'num_thresholds', default: 200 }, { name: 'class_id', default: null }, ...numberedName],
    summary: 'last',
    higherIsBetter: true,
    counts(config) {
      const shape = [1, numberArgument(config, 'num_thresholds')];
      return { truePositives: shape, falsePositives: shape, trueNegatives: shape, falseNegatives: shape };
    },
    count(comparison, config) {
      const ofClass = (x: Tensor): Tensor => oneClass(x, optionalNumberArgument(config, 'class_id'));
      const scores = ofClass(comparison.prediction);
      const scored = asOneLabel(ofClass(valueTarget(comparison)), scores, weightsFor(comparison, scores.shape));
      return confusionAt(evenThresholds(numberArgument(config, 'num_thresholds'), false), scored);
    },
    value(counts, config) {
      const isFeasible = cast(greaterOrEqual(constrained(counts), numberArgument(config, argument)), 'float32');
      return reduceMax(multiply(isFeasible, best(counts)), null);
    },
  };
}
