import { add, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { booleanArgument, numberArgument } from '../../argument.js';
import type { ForwardContext } from '../../definition.js';
import { cellDropout } from './cell-dropout.js';
import type { CellLoop } from './definition.js';
import { activationOf, gatedProduct, inputProducts } from './gates.js';

/** activation(x · kernel + state · recurrent kernel + bias) (Elman, 1990; keras/src/layers/rnn/simple_rnn.py). */
export function simpleRnnLoop(context: ForwardContext, config: Config, sequence: Tensor): CellLoop {
  const units = numberArgument(config, 'units');
  const dropout = cellDropout(context, config, 1, sequence.shape, units);
  const bias = booleanArgument(config, 'use_bias') ? context.weight('bias') : null;
  const activate = activationOf(config, 'activation');
  return {
    stateSizes: [units],
    sequences: [inputProducts(sequence, context.weight('kernel'), bias, dropout.inputs)],
    captured: [context.weight('recurrent_kernel'), ...dropout.states],
    step: ([state], [x], [kernel, ...masks]) =>
      state === undefined || x === undefined || kernel === undefined
        ? []
        : [activate(add(gatedProduct(state, kernel, masks), x))],
  };
}
