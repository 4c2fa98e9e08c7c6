import type { CompileStep, ModelSpec } from '../../spec/index.js';
import { AVERAGE, averagingOf } from './averaging.js';
import { slotName } from './names.js';
import { optimizerOf } from './optimizer.js';
import { modelWeights } from './weights.js';

/** A weight, and its moving average, by their names in an engine's state. */
export interface AveragedWeight {
  readonly weight: string;
  readonly average: string;
}

/**
 * The weights that take the values of their averages when fit() is over (keras/src/optimizers/base_optimizer.py,
 * `finalize_variable_values`): all that are trained, by an optimizer with `use_ema`.
 * @throws NotTrainableError where the optimizer or the weights of a layer are not known.
 */
export function averagedWeights(model: ModelSpec, compile: CompileStep): readonly AveragedWeight[] {
  if (averagingOf(optimizerOf(compile).config) === null) return [];
  return modelWeights(model).flatMap(({ name, trainable }) => (trainable ? [{ weight: name, average: slotName(name, AVERAGE) }] : []));
}
