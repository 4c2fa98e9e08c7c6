import * as l10n from '@vscode/l10n';
import { add, cast, divide, equal, multiply, subtract, where, type Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { ArgumentError, optionalNumberArgument } from '../argument.js';

/** The slot that gradients are gathered in. */
export const GATHERED = 'gradient_accumulation';

/** Gradients of several steps that make one update (`gradient_accumulation_steps`). */
export interface Accumulation {
  readonly steps: number;
  /** Whether this step updates, a bool scalar. */
  readonly isUpdate: Tensor;
  /** The number of the update that this step belongs to, from 1. */
  readonly iteration: Tensor;
}

/** Over how many steps an optimizer gathers gradients; null where each step updates. */
export function accumulationSteps(config: Config): number | null {
  const steps = optionalNumberArgument(config, 'gradient_accumulation_steps');
  if (steps === null || (Number.isInteger(steps) && steps >= 2)) return steps;
  throw new ArgumentError(
    'gradient_accumulation_steps',
    l10n.t('"gradient_accumulation_steps" must be a whole number from 2 up; it is {0}.', steps),
  );
}

/**
 * keras/src/optimizers/base_optimizer.py, `_backend_apply_gradients`.
 * @param iteration The number of the step, from 1.
 */
export function accumulationOf(config: Config, iteration: Tensor): Accumulation | null {
  const steps = accumulationSteps(config);
  if (steps === null) return null;
  // In float64, as quotients of float32 may be rounded up to whole numbers.
  const whole = (x: Tensor): Tensor => cast(cast(divide(cast(x, 'float64'), steps), 'int64'), 'float32');
  return {
    steps,
    isUpdate: equal(multiply(whole(iteration), steps), iteration),
    iteration: add(whole(subtract(iteration, 1)), 1),
  };
}

/** The mean of a step's gradient and those gathered before it, and what is gathered after it. */
export function gathered(
  { steps, isUpdate }: Accumulation,
  gradient: Tensor,
  before: Tensor,
): { readonly mean: Tensor; readonly next: Tensor } {
  const sum = add(gradient, before);
  return { mean: divide(sum, steps), next: where(isUpdate, 0, sum) };
}
