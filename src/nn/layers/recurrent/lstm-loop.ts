import { add, multiply, split, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { booleanArgument, numberArgument } from '../../argument.js';
import type { ForwardContext } from '../../definition.js';
import { cellDropout } from './cell-dropout.js';
import type { CellLoop } from './definition.js';
import { activatedGates, activationOf, gatedProduct, inputProducts, reordered } from './gates.js';

/** Keras has input, forget, candidate, output; with the candidate last the gates are activated in one go. */
const ORDER = [0, 1, 3, 2];

/**
 * With gates i, f and o: c' = f · c + i · activation(candidate), h' = o · activation(c') (Hochreiter and Schmidhuber,
 * 1997; Gers et al., 2000; keras/src/layers/rnn/lstm.py).
 */
export function lstmLoop(context: ForwardContext, config: Config, sequence: Tensor): CellLoop {
  const units = numberArgument(config, 'units');
  const dropout = cellDropout(context, config, ORDER.length, sequence.shape, units);
  const weight = (name: string): Tensor => reordered(context.weight(name), ORDER);
  const bias = booleanArgument(config, 'use_bias') ? weight('bias') : null;
  const activate = activationOf(config, 'activation');
  return {
    stateSizes: [units, units],
    sequences: [inputProducts(sequence, weight('kernel'), bias, dropout.inputs)],
    captured: [weight('recurrent_kernel'), ...dropout.states],
    step([state, carry], [x], [kernel, ...masks]) {
      if (state === undefined || carry === undefined || x === undefined || kernel === undefined) return [];
      const sum = add(gatedProduct(state, kernel, masks), x);
      const [gates = sum, candidate = sum] = split(sum, -1, [3 * units, units]);
      const [input = sum, forget = sum, output = sum] = activatedGates(gates, config, 3);
      const next = add(multiply(forget, carry), multiply(input, activate(candidate)));
      return [multiply(output, activate(next)), next];
    },
  };
}
