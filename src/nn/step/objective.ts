import * as l10n from '@vscode/l10n';
import { add, and, divide, multiply, reduceMean, reduceSum, reshape, type Measurement, type Tensor } from '../../graph/index.js';
import { isUnknown } from '../../spec/index.js';
import { ArgumentError, stringArgument } from '../argument.js';
import { losses, TargetError } from '../losses/index.js';
import type { OutputComparison } from './comparisons.js';
import { lossWeights } from './sample-weight.js';
import { NotTrainableError } from './settings.js';

/** What training makes smaller. */
export interface Objective {
  /** The weighted sum of the losses of all outputs, and all penalties: a scalar. */
  readonly total: Tensor;
  /** The loss of each output that has one, where several have, as Keras logs it: `dense_loss`. */
  readonly parts: readonly Measurement[];
}

/**
 * The number that training makes smaller: the losses of the batch and all penalties, as Keras reports it both in
 * training and in evaluation.
 * @throws NotTrainableError where the loss is not given, not known, or does not go with model and data.
 */
export function objectiveOf(comparisons: readonly OutputComparison[], penalties: readonly Tensor[]): Objective {
  const found = comparisons.flatMap((comparison) => {
    const loss = lossOf(comparison);
    return loss === null ? [] : [{ name: `${comparison.name}_loss`, tensor: loss, weight: comparison.lossWeight }];
  });
  const weighted = found.map(({ tensor, weight }) => (weight === 1 ? tensor : multiply(tensor, weight)));
  const [first, ...others] = weighted;
  if (first === undefined) {
    throw new NotTrainableError(
      l10n.t('compile() is given no loss. Give it one, such as loss="sparse_categorical_crossentropy".'),
    );
  }
  return {
    total: [...others, ...penalties].reduce((sum, one) => add(sum, one), first),
    parts: found.length > 1 ? found.map(({ name, tensor }) => ({ name, tensor })) : [],
  };
}

/** The loss of one output over the batch, a scalar; null where it has none. */
function lossOf(comparison: OutputComparison): Tensor | null {
  const { loss } = comparison;
  if (loss === null) return null;
  if (isUnknown(loss)) throw new NotTrainableError(l10n.t('The loss is not known: {0}', loss.reason));
  const definition = losses.find(loss.className);
  if (definition === undefined) {
    const known = losses.entries.map(({ className }) => className).join(', ');
    throw new NotTrainableError(
      l10n.t('The loss "{0}" cannot be trained yet. Losses that can: {1}.', loss.className, known),
    );
  }
  try {
    const mask = both(comparison.mask, definition.counted?.(comparison, loss.config) ?? null);
    return reduced(definition.compute(comparison, loss.config), { ...comparison, mask }, stringArgument(loss.config, 'reduction'));
  } catch (error) {
    if (!(error instanceof ArgumentError || error instanceof TargetError)) throw error;
    throw new NotTrainableError(l10n.t('The loss "{0}" cannot be trained. {1}', loss.className, error.message));
  }
}

/** What two masks leave, of which each may leave all. */
function both(one: Tensor | null, other: Tensor | null): Tensor | null {
  if (one === null || other === null) return one ?? other;
  return and(one, reshape(other, one.shape));
}

/** keras/src/losses/loss.py, `reduce_weighted_values`. */
function reduced(values: Tensor, { sampleWeight, mask }: OutputComparison, reduction: string): Tensor {
  const weights = lossWeights(values, sampleWeight, mask, reduction);
  const weighted = weights === null ? values : multiply(values, weights);
  switch (reduction) {
    case 'sum_over_batch_size':
    case 'mean':
      return reduceMean(weighted, null);
    case 'mean_with_sample_weight':
      return weights === null ? reduceMean(weighted, null) : divide(reduceSum(weighted, null), reduceSum(weights, null));
    case 'sum':
      return reduceSum(weighted, null);
    default:
      throw new ArgumentError(
        'reduction',
        l10n.t(
          '"reduction" must be "sum_over_batch_size", "mean", "mean_with_sample_weight" or "sum"; it is "{0}".',
          reduction,
        ),
      );
  }
}
