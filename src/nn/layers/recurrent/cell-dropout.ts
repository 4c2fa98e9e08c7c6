import { constant, greaterOrEqual, where, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { numberArgument } from '../../argument.js';
import type { ForwardContext } from '../../definition.js';

/** What inputs and states are multiplied by: nothing, one mask for all gates, or one for each. */
export interface CellDropout {
  readonly inputs: readonly Tensor[];
  readonly states: readonly Tensor[];
}

/**
 * The masks of a cell: the same in all steps of a sequence, another for each sample (Gal and Ghahramani, 2016). With
 * `recurrent_dropout` each gate has its own (keras/src/layers/rnn/dropout_rnn_cell.py; the cells' `implementation`).
 * @param gates How many blocks of columns the kernels have.
 */
export function cellDropout(
  context: ForwardContext,
  config: Config,
  gates: number,
  [, batch = 1, features = 1]: readonly number[],
  units: number,
): CellDropout {
  const recurrentRate = numberArgument(config, 'recurrent_dropout');
  const masks = (rate: number, width: number): Tensor[] => {
    // As in Keras, a rate of 1 drops nothing at all.
    if (!context.training || rate <= 0 || rate >= 1) return [];
    return Array.from({ length: recurrentRate === 0 ? 1 : gates }, () =>
      where(greaterOrEqual(context.randomUniform([batch, width]), rate), constant(1 / (1 - rate)), 0),
    );
  };
  return { inputs: masks(numberArgument(config, 'dropout'), features), states: masks(recurrentRate, units) };
}
