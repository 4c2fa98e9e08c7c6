import { argument } from '../../argument.js';
import { firstUnknown } from '../window/index.js';
import { vectorCell } from './cell.js';
import { gruLoop } from './gru-loop.js';
import {
  activation,
  cellPenalties,
  dropouts,
  initializers,
  recurrentActivation,
  resetAfter,
  seed,
  units,
  useBias,
} from './parameters.js';
import { cellWeights } from './weights.js';

/**
 * The gated recurrent unit of Cho et al. (2014): update, reset, candidate. With `reset_after`, the default, the state
 * has a bias of its own (keras/src/layers/rnn/gru.py).
 */
export const gruCell = vectorCell({
  className: 'GRUCell',
  parameters: [
    units,
    activation,
    recurrentActivation,
    useBias,
    ...initializers,
    ...cellPenalties,
    ...dropouts,
    resetAfter,
    seed,
  ],
  states: 1,
  loop: gruLoop,
  weights(config, inputs) {
    const missing = firstUnknown(config, ['reset_after']);
    if (missing !== undefined) return missing;
    const separate = argument(config, 'reset_after') !== false;
    const bias = (columns: number): readonly number[] => (separate ? [2, columns] : [columns]);
    return cellWeights('GRUCell', config, inputs, { kernel: 3, bias });
  },
});
