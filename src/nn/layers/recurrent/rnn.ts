import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { argument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { cellsOf, stackStates, stackWeights } from './cells.js';
import { sequence, unroll } from './parameters.js';
import { firstOutput, sequenceOf, sequenceOutputs } from './sequence.js';

const NAME = 'RNN';

/** Repeats a cell, or several on top of each other, over the steps of a sequence (keras/src/layers/rnn/rnn.py). */
export const rnn: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'cell' }, ...sequence, unroll, { name: 'zero_output_for_mask', default: false }],
  callArguments: ['sequences'],
  outputShapes,
  outputShape: (config, inputs) => firstOutput(outputShapes(config, inputs)),
  weights(config, inputs) {
    const [batch = null, , features = null] = sequenceOf(NAME, config, inputs);
    const stack = cellsOf(NAME, argument(config, 'cell'));
    return isUnknown(stack) ? stack : stackWeights(stack, [batch, features]);
  },
};

function outputShapes(config: Config, inputs: readonly Shape[]): Maybe<readonly Shape[]> {
  const input = sequenceOf(NAME, config, inputs);
  const stack = cellsOf(NAME, argument(config, 'cell'));
  if (isUnknown(stack)) return stack;
  const states = stackStates(stack);
  if (isUnknown(states)) return states;
  const vectors = states.flat().map((size) => [size]);
  return sequenceOutputs(config, input, [states.at(-1)?.[0] ?? null], vectors);
}
