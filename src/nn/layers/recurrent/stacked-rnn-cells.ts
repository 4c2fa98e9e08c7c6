import { isUnknown, type Config } from '../../../spec/index.js';
import { argument } from '../../argument.js';
import { onlyInput } from '../shapes.js';
import { cellsOf, stackStates, stackWeights } from './cells.js';
import type { CellDefinition } from './definition.js';

const NAME = 'StackedRNNCells';

/** Several cells as one (keras/src/layers/rnn/stacked_rnn_cells.py). */
export const stackedRnnCells: CellDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'cells' }],
  outputShape(config, inputs) {
    const states = cellStates(config);
    if (isUnknown(states)) return states;
    const [batch = null] = onlyInput(NAME, inputs);
    return [batch, states.at(-1)?.[0] ?? null];
  },
  weights(config, inputs) {
    const stack = cellsOf(NAME, argument(config, 'cells'));
    return isUnknown(stack) ? stack : stackWeights(stack, onlyInput(NAME, inputs));
  },
  stateSizes(config) {
    const states = cellStates(config);
    return isUnknown(states) ? states : states.flat();
  },
};

function cellStates(config: Config) {
  const stack = cellsOf(NAME, argument(config, 'cells'));
  return isUnknown(stack) ? stack : stackStates(stack);
}
