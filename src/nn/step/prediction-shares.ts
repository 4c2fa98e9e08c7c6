import { argMax, cast, elementCount, greater, multiply, oneHot, reduceMax, reduceMean, reduceSum, reshape, type Measurement, type Tensor } from '../../graph/index.js';
import { isUnknown } from '../../spec/index.js';
import { argument } from '../argument.js';
import { classTarget, losses, TargetError, valueTarget } from '../losses/index.js';
import type { OutputComparison } from './comparisons.js';

/** How much of a batch is said to be of the class that is said most, and how much is. */
export const predictionShareNames = { predicted: 'predictedShare', labelled: 'labelledShare' } as const;

/** Of more classes than these, counting would cost more than it tells. */
const MOST_CLASSES = 1024;

/** Losses of outputs that choose one class among several, by their names. */
const choosing: ReadonlySet<string> = new Set([
  'SparseCategoricalCrossentropy',
  'CategoricalCrossentropy',
  'CategoricalFocalCrossentropy',
]);

/**
 * Of a model that has one output and sorts into classes: the share of a batch that the class which the model says most
 * has in what it says (`predictedShare`) and in the targets (`labelledShare`); nothing of other models.
 */
export function predictionShares([comparison, ...others]: readonly OutputComparison[]): Measurement[] {
  if (comparison === undefined || others.length > 0 || comparison.mask !== null) return [];
  const shares = sharesOf(comparison);
  if (shares === null) return [];
  return [
    { name: predictionShareNames.predicted, tensor: shares.predicted },
    { name: predictionShareNames.labelled, tensor: shares.labelled },
  ];
}

interface Shares {
  readonly predicted: Tensor;
  readonly labelled: Tensor;
}

function sharesOf(comparison: OutputComparison): Shares | null {
  const { loss, prediction } = comparison;
  if (loss === null || isUnknown(loss)) return null;
  const units = prediction.shape.at(-1) ?? 1;
  const definition = losses.find(loss.className);
  try {
    if (definition !== undefined && choosing.has(definition.className) && units > 1 && units <= MOST_CLASSES) {
      const labels = definition.targets === 'classes' ? classTarget(comparison) : argMax(valueTarget(comparison), -1);
      return sharesOfMost(classShares(argMax(prediction, -1), units), classShares(labels, units));
    }
    if (definition?.className === 'BinaryCrossentropy' && units === 1) {
      // Of a sigmoid the loss takes the logits whatever it was told; what the model says are probabilities all the same.
      const middle = argument(loss.config, 'from_logits') === true && prediction.operation !== 'Sigmoid' ? 0 : 0.5;
      return sharesOfMost(sharesOfTwo(greater(prediction, middle)), sharesOfTwo(greater(valueTarget(comparison), 0.5)));
    }
  } catch (error) {
    // The objective says what is wrong with the targets.
    if (!(error instanceof TargetError)) throw error;
  }
  return null;
}

/** @param predicted The share of each class, (1, classes). @param labelled The same. */
function sharesOfMost(predicted: Tensor, labelled: Tensor): Shares {
  const most = oneHot(argMax(predicted, -1), predicted.shape.at(-1) ?? 1);
  return { predicted: reduceMax(predicted, null), labelled: reduceSum(multiply(most, labelled), null) };
}

/** The share of each class, (1, classes). */
function classShares(classes: Tensor, count: number): Tensor {
  return reduceMean(oneHot(reshape(classes, [elementCount(classes.shape)]), count), [0], true);
}

/** The share of no and that of yes, (1, 2). */
function sharesOfTwo(isYes: Tensor): Tensor {
  return classShares(cast(isYes, 'int32'), 2);
}
