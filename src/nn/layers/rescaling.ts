import { add, constant, multiply, type Operand } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { argument, axesArgument, numberArgument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';
import { onlyInput } from './shapes.js';

/** x · scale + offset; each is one number, or one for each channel. */
export const rescaling: LayerDefinition = {
  className: 'Rescaling',
  aliases: [],
  parameters: [{ name: 'scale' }, { name: 'offset', default: 0 }],
  outputShape: (_config, inputs) => onlyInput('Rescaling', inputs),
  weights: () => [],
  forward: (_context, config, inputs) =>
    add(multiply(onlyInput('Rescaling', inputs), operand(config, 'scale')), operand(config, 'offset')),
};

function operand(config: Config, name: string): Operand {
  return Array.isArray(argument(config, name)) ? constant(axesArgument(config, name)) : numberArgument(config, name);
}
