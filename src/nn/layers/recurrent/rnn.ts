import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { argument, ArgumentError, booleanArgument } from '../../argument.js';
import { onlyInput } from '../shapes.js';
import { cellsOf, stackStates, stackWeights } from './cells.js';
import type { RecurrentDefinition, Walk } from './definition.js';
import { outputMask } from './output-mask.js';
import { sequence, unroll } from './parameters.js';
import { firstOutput, sequenceOf, sequenceOutputs } from './sequence.js';
import { outputsOf, walkStack } from './walk.js';

const NAME = 'RNN';

/** Repeats a cell, or several on top of each other, over the steps of a sequence (keras/src/layers/rnn/rnn.py). */
export const rnn: RecurrentDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'cell' }, ...sequence, unroll, { name: 'zero_output_for_mask', default: false }],
  callArguments: ['sequences'],
  outputShapes,
  outputShape: (config, inputs) => firstOutput(outputShapes(config, inputs)),
  weights(config, inputs) {
    const stack = cellsOf(NAME, argument(config, 'cell'));
    if (isUnknown(stack)) return stack;
    const [batch = null, , features = null] = sequenceOf(NAME, config, inputs);
    return stackWeights(stack, [batch, features]);
  },
  walk,
  forward(context, config, inputs) {
    const reverse = booleanArgument(config, 'go_backwards');
    return outputsOf(config, walk(context, config, inputs, reverse), reverse);
  },
  outputMask,
};

function walk(...[context, config, inputs, reverse]: Parameters<RecurrentDefinition['walk']>): Walk {
  const stack = cellsOf(NAME, argument(config, 'cell'));
  if (isUnknown(stack)) throw new ArgumentError('cell', stack.reason);
  return walkStack(context, config, stack, onlyInput(NAME, inputs), reverse);
}

/** Keras leaves it to the cell what shape a step may have, so that nothing is refused where that is not known. */
function outputShapes(config: Config, inputs: readonly Shape[]): Maybe<readonly Shape[]> {
  const stack = cellsOf(NAME, argument(config, 'cell'));
  if (isUnknown(stack)) return stack;
  const input = sequenceOf(NAME, config, inputs);
  const states = stackStates(stack);
  if (isUnknown(states)) return states;
  const vectors = states.flat().map((size) => [size]);
  return sequenceOutputs(config, input, [states.at(-1)?.[0] ?? null], vectors);
}
