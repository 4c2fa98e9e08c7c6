import { add, and, divide, greater, logarithm, maximum, multiply, reduceSum, subtract, where, type Tensor } from '../../../graph/index.js';
import type { Confusion } from './confusion.js';
import { withoutFirst, withoutLast } from './neighbours.js';
import { ratio } from './ratio.js';

/**
 * The area under precision over recall, of each label, where true positives grow in proportion to what is taken for positive
 * from one threshold to the next: keras/src/metrics/confusion_metrics.py, `interpolate_pr_auc`, after Davis and Goadrich (2006).
 */
export function areaUnderPrecisionRecall({ truePositives, falsePositives, falseNegatives }: Confusion): Tensor {
  const taken = add(truePositives, falsePositives);
  const [before, after] = [withoutLast(taken), withoutFirst(taken)];
  const gained = subtract(withoutLast(truePositives), withoutFirst(truePositives));
  const slope = ratio(gained, maximum(subtract(before, after), 0));
  const intercept = subtract(withoutFirst(truePositives), multiply(slope, after));
  const areSome = and(greater(before, 0), greater(after, 0));
  const growth = where(areSome, divide(before, where(areSome, after, 1)), 1);
  const positives = withoutFirst(add(truePositives, falseNegatives));
  return reduceSum(ratio(multiply(slope, add(gained, multiply(intercept, logarithm(growth)))), positives), [1]);
}
