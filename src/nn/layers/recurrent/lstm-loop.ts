import { add, multiply, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { booleanArgument, numberArgument } from '../../argument.js';
import type { ForwardContext } from '../../definition.js';
import { cellDropout } from './cell-dropout.js';
import type { CellLoop } from './definition.js';
import { activationOf, blocksOf, gatedProduct, inputProducts } from './gates.js';

/** Input gate, forget gate, candidate, output gate. */
const BLOCKS = 4;

/**
 * With gates i, f and o: c' = f · c + i · activation(candidate), h' = o · activation(c') (Hochreiter and Schmidhuber,
 * 1997; Gers et al., 2000; keras/src/layers/rnn/lstm.py).
 */
export function lstmLoop(context: ForwardContext, config: Config, sequence: Tensor): CellLoop {
  const units = numberArgument(config, 'units');
  const dropout = cellDropout(context, config, BLOCKS, sequence.shape, units);
  const bias = booleanArgument(config, 'use_bias') ? context.weight('bias') : null;
  const activate = activationOf(config, 'activation');
  const gate = activationOf(config, 'recurrent_activation');
  return {
    stateSizes: [units, units],
    sequences: [inputProducts(sequence, context.weight('kernel'), bias, dropout.inputs)],
    captured: [context.weight('recurrent_kernel'), ...dropout.states],
    step([state, carry], [x], [kernel, ...masks]) {
      if (state === undefined || carry === undefined || x === undefined || kernel === undefined) return [];
      const sum = add(gatedProduct(state, kernel, masks), x);
      const [input = sum, forget = sum, candidate = sum, output = sum] = blocksOf(sum, BLOCKS);
      const next = add(multiply(gate(forget), carry), multiply(gate(input), activate(candidate)));
      return [multiply(gate(output), activate(next)), next];
    },
  };
}
