import { argMax, cast, elementCount, greater, maximum, oneHot, reduceMax, reduceMean, reshape, subtract, type Measurement, type Tensor } from '../../graph/index.js';
import { isUnknown } from '../../spec/index.js';
import { argument } from '../argument.js';
import { classTarget, losses, TargetError, valueTarget } from '../losses/index.js';
import type { OutputComparison } from './comparisons.js';

/** How much of a batch is said to be of one class, and how much is: the most frequent class of each. */
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
 * Of a model that has one output and sorts into classes: the share of a batch that the most frequent class has in what
 * the model says (`predictedShare`) and in the targets (`labelledShare`); nothing of other models.
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
      return { predicted: greatestShare(argMax(prediction, -1), units), labelled: greatestShare(labels, units) };
    }
    if (definition?.className === 'BinaryCrossentropy' && units === 1) {
      // Of a sigmoid the loss takes the logits whatever it was told; what the model says are probabilities all the same.
      const middle = argument(loss.config, 'from_logits') === true && prediction.operation !== 'Sigmoid' ? 0 : 0.5;
      return { predicted: shareOfTwo(greater(prediction, middle)), labelled: shareOfTwo(greater(valueTarget(comparison), 0.5)) };
    }
  } catch (error) {
    // The objective says what is wrong with the targets.
    if (!(error instanceof TargetError)) throw error;
  }
  return null;
}

function greatestShare(classes: Tensor, count: number): Tensor {
  const rows = oneHot(reshape(classes, [elementCount(classes.shape)]), count);
  return reduceMax(reduceMean(rows, [0]), null);
}

function shareOfTwo(isFirst: Tensor): Tensor {
  const share = reduceMean(cast(isFirst, 'float32'), null);
  return maximum(share, subtract(1, share));
}
