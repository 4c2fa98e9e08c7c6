import * as l10n from '@vscode/l10n';
import { add, reduceMean, reduceSum, type Tensor } from '../../graph/index.js';
import { isUnknown, type CompileStep } from '../../spec/index.js';
import { ArgumentError, stringArgument } from '../argument.js';
import { losses, TargetError, type Comparison } from '../losses/index.js';
import { NotTrainableError } from './settings.js';

/**
 * The number that training makes smaller, a scalar: the loss of the batch and all penalties, as Keras reports it both in
 * training and in evaluation.
 * @throws NotTrainableError where the loss is not given, not known, or does not go with model and data.
 */
export function objectiveOf(compile: CompileStep, comparison: Comparison, penalties: readonly Tensor[]): Tensor {
  return penalties.reduce((sum, penalty) => add(sum, penalty), lossOf(compile, comparison));
}

/**
 * The loss of the batch, a scalar.
 * @throws NotTrainableError where the loss is not given, not known, or does not go with model and data.
 */
function lossOf({ loss }: CompileStep, comparison: Comparison): Tensor {
  if (loss === null) {
    throw new NotTrainableError(
      l10n.t('compile() is given no loss. Give it one, such as loss="sparse_categorical_crossentropy".'),
    );
  }
  if (isUnknown(loss)) throw new NotTrainableError(l10n.t('The loss is not known: {0}', loss.reason));
  const definition = losses.find(loss.className);
  if (definition === undefined) {
    const known = losses.entries.map(({ className }) => className).join(', ');
    throw new NotTrainableError(
      l10n.t('The loss "{0}" cannot be trained yet. Losses that can: {1}.', loss.className, known),
    );
  }
  try {
    return reduced(definition.compute(comparison, loss.config), stringArgument(loss.config, 'reduction'));
  } catch (error) {
    if (!(error instanceof ArgumentError || error instanceof TargetError)) throw error;
    throw new NotTrainableError(l10n.t('The loss "{0}" cannot be trained. {1}', loss.className, error.message));
  }
}

/** keras/src/losses/loss.py, `reduce_values`. */
function reduced(losses: Tensor, reduction: string): Tensor {
  switch (reduction) {
    case 'sum_over_batch_size':
    case 'mean':
      return reduceMean(losses, null);
    case 'sum':
      return reduceSum(losses, null);
    default:
      throw new ArgumentError(
        'reduction',
        l10n.t('"reduction" must be "sum_over_batch_size", "mean" or "sum"; it is "{0}".', reduction),
      );
  }
}
