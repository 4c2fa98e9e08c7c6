import { vectorCell } from './cell.js';
import { lstmLoop } from './lstm-loop.js';
import {
  activation,
  cellPenalties,
  dropouts,
  initializers,
  recurrentActivation,
  seed,
  unitForgetBias,
  units,
  useBias,
} from './parameters.js';
import { cellWeights } from './weights.js';

/**
 * The long short-term memory of Hochreiter and Schmidhuber (1997): input, forget, candidate, output
 * (keras/src/layers/rnn/lstm.py).
 */
export const lstmCell = vectorCell({
  className: 'LSTMCell',
  parameters: [
    units,
    activation,
    recurrentActivation,
    useBias,
    ...initializers,
    unitForgetBias,
    ...cellPenalties,
    ...dropouts,
    seed,
  ],
  states: 2,
  loop: lstmLoop,
  weights: (config, inputs) => cellWeights('LSTMCell', config, inputs, { kernel: 4, bias: (columns) => [columns] }),
});
