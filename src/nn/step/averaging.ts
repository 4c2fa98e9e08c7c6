import * as l10n from '@vscode/l10n';
import { add, cast, divide, equal, greater, multiply, subtract, where, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { argument, ArgumentError, booleanArgument, numberArgument, optionalNumberArgument } from '../argument.js';

/** The slot of a weight's moving average. */
export const AVERAGE = 'moving_average';

/**
 * Moving averages of weights (`use_ema`), which take the weights' place when fit() is over, and where
 * `ema_overwrite_frequency` is given every so many steps as well.
 */
export interface Averaging {
  readonly momentum: number;
  /** Null where steps leave the weights as they are. */
  readonly frequency: number | null;
}

/** How an optimizer averages weights; null where it does not. */
export function averagingOf(config: Config): Averaging | null {
  if (argument(config, 'use_ema') === null || !booleanArgument(config, 'use_ema')) return null;
  const frequency = optionalNumberArgument(config, 'ema_overwrite_frequency');
  const momentum = numberArgument(config, 'ema_momentum');
  const isFrequency = frequency === null || (Number.isInteger(frequency) && frequency >= 1);
  if (isFrequency && momentum >= 0 && momentum <= 1) return { momentum, frequency };
  throw new ArgumentError(
    'use_ema',
    l10n.t('"ema_momentum" must be from 0 to 1, and "ema_overwrite_frequency" a whole number from 1 up.'),
  );
}

/**
 * keras/src/optimizers/base_optimizer.py, `_update_model_variables_moving_average`: the first average is the weight itself.
 * @param iteration The number of the update, from 1.
 * @returns the weight and its average after the step.
 */
export function averaged(
  { momentum, frequency }: Averaging,
  iteration: Tensor,
  weight: Tensor,
  before: Tensor,
): { readonly weight: Tensor; readonly average: Tensor } {
  const kept = multiply(cast(greater(iteration, 1), 'float32'), momentum);
  const average = add(multiply(before, kept), multiply(weight, subtract(1, kept)));
  if (frequency === null) return { weight, average };
  const quotient = divide(cast(iteration, 'float64'), frequency);
  const isTaken = equal(multiply(cast(cast(quotient, 'int64'), 'float32'), frequency), iteration);
  return { weight: where(isTaken, average, weight), average };
}
