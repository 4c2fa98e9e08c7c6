import * as l10n from '@vscode/l10n';
import { add, cast, divide, equal, greater, multiply, subtract, where, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { argument, ArgumentError, booleanArgument, numberArgument } from '../argument.js';

/** The slot of a weight's moving average. */
export const AVERAGE = 'moving_average';

/** Moving averages of weights that take the weights' place every few steps (`use_ema`, `ema_overwrite_frequency`). */
export interface Averaging {
  readonly momentum: number;
  readonly frequency: number;
}

/**
 * How an optimizer averages weights; null where it does not, or where nothing comes of it while it trains: without
 * `ema_overwrite_frequency` Keras takes the averages when fit() is over, so that no step or validation feels them.
 */
export function averagingOf(config: Config): Averaging | null {
  if (argument(config, 'use_ema') === null || !booleanArgument(config, 'use_ema')) return null;
  if (argument(config, 'ema_overwrite_frequency') === null) return null;
  const frequency = numberArgument(config, 'ema_overwrite_frequency');
  const momentum = numberArgument(config, 'ema_momentum');
  if (Number.isInteger(frequency) && frequency >= 1 && momentum >= 0 && momentum <= 1) return { momentum, frequency };
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
  const quotient = divide(cast(iteration, 'float64'), frequency);
  const isTaken = equal(multiply(cast(cast(quotient, 'int64'), 'float32'), frequency), iteration);
  return { weight: where(isTaken, average, weight), average };
}
