import { vectorCell } from './cell.js';
import { activation, cellPenalties, dropouts, initializers, seed, units, useBias } from './parameters.js';
import { simpleRnnLoop } from './simple-rnn-loop.js';
import { cellWeights } from './weights.js';

/** activation(x · kernel + state · recurrent kernel + bias) (keras/src/layers/rnn/simple_rnn.py). */
export const simpleRnnCell = vectorCell({
  className: 'SimpleRNNCell',
  parameters: [units, activation, useBias, ...initializers, ...cellPenalties, ...dropouts, seed],
  states: 1,
  loop: simpleRnnLoop,
  weights: (config, inputs) =>
    cellWeights('SimpleRNNCell', config, inputs, { kernel: 1, bias: (columns) => [columns] }),
});
