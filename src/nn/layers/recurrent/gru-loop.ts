import { add, multiply, reshape, split, subtract, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { argument, booleanArgument, numberArgument } from '../../argument.js';
import type { ForwardContext } from '../../definition.js';
import { cellDropout } from './cell-dropout.js';
import type { CellLoop } from './definition.js';
import { activationOf, blocksOf, gatedProduct, inputProducts } from './gates.js';

/**
 * With gates z and r: h' = z · h + (1 - z) · activation(candidate), where the candidate sees the state through r: after
 * its product with the kernel (`reset_after`), or before it (Cho et al., 2014; keras/src/layers/rnn/gru.py).
 */
export function gruLoop(context: ForwardContext, config: Config, sequence: Tensor): CellLoop {
  const units = numberArgument(config, 'units');
  const dropout = cellDropout(context, config, 3, sequence.shape, units);
  const bias = booleanArgument(config, 'use_bias') ? context.weight('bias') : null;
  const products = inputProducts(sequence, context.weight('kernel'), bias && inputBias(bias), dropout.inputs);
  const kernel = context.weight('recurrent_kernel');
  const sizes = [2 * units, units];
  const sequences = split(products, -1, sizes) as [Tensor, Tensor];
  const activate = activationOf(config, 'activation');
  const gate = activationOf(config, 'recurrent_activation');
  const mixed = (update: Tensor, state: Tensor, candidate: Tensor): Tensor =>
    add(candidate, multiply(update, subtract(state, candidate)));
  if (argument(config, 'reset_after') === false) {
    return {
      stateSizes: [units],
      sequences,
      captured: [...split(kernel, -1, sizes), ...dropout.states],
      step([state], [xGates, xCandidate], [gateKernel, candidateKernel, ...masks]) {
        if (state === undefined || xGates === undefined || xCandidate === undefined) return [];
        if (gateKernel === undefined || candidateKernel === undefined) return [];
        const gates = add(gatedProduct(state, gateKernel, masks.slice(0, 2)), xGates);
        const [update = gates, reset = gates] = blocksOf(gates, 2);
        const seen = gatedProduct(multiply(gate(reset), state), candidateKernel, masks.slice(2));
        return [mixed(gate(update), state, activate(add(seen, xCandidate)))];
      },
    };
  }
  const hasBias = bias !== null;
  return {
    stateSizes: [units],
    sequences,
    captured: [kernel, ...(hasBias ? [stateBias(bias)] : []), ...dropout.states],
    step([state], [xGates, xCandidate], [whole, ...others]) {
      if (state === undefined || xGates === undefined || xCandidate === undefined || whole === undefined) return [];
      const [ownBias] = hasBias ? others : [];
      const product = gatedProduct(state, whole, hasBias ? others.slice(1) : others);
      const inner = ownBias === undefined ? product : add(product, ownBias);
      const [gates = inner, candidate = inner] = split(inner, -1, sizes);
      const [update = inner, reset = inner] = blocksOf(add(gates, xGates), 2);
      return [mixed(gate(update), state, activate(add(multiply(gate(reset), candidate), xCandidate)))];
    },
  };
}

/** With `reset_after` the bias has two rows: for the inputs, and for the state. */
function inputBias(bias: Tensor): Tensor {
  return bias.shape.length === 1 ? bias : row(bias, 0);
}

function stateBias(bias: Tensor): Tensor {
  return row(bias, 1);
}

function row(bias: Tensor, index: number): Tensor {
  const rows = split(bias, 0, [1, 1]);
  return reshape(rows[index] ?? bias, [-1]);
}
