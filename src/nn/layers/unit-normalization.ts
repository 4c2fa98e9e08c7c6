import { isUnknown } from '../../spec/index.js';
import { argument, axesArgument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';
import { unitLength } from '../unit-length.js';
import { axisOf, onlyInput } from './shapes.js';

const NAME = 'UnitNormalization';

/** Each sample, or each vector along some axes of it, divided by its length. */
export const unitNormalization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'axis', default: -1 }],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    if (!isUnknown(argument(config, 'axis'))) {
      for (const axis of axesArgument(config, 'axis')) axisOf(NAME, axis, input);
    }
    return input;
  },
  weights: () => [],
  forward: (_context, config, inputs) => unitLength(onlyInput(NAME, inputs), axesArgument(config, 'axis'), 1e-12),
};
