import { concatenate as join } from '../../../graph/index.js';
import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { argument, numberArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { concatenatedMask } from '../masks.js';
import { axisOf } from '../shapes.js';
import { refuse } from './shapes.js';

const NAME = 'Concatenate';

/** The inputs one after another along an axis (keras/src/layers/merging/concatenate.py). */
export const concatenate: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'axis', default: -1 }],
  outputShape,
  weights: () => [],
  forward(_context, config, inputs) {
    const [first, ...others] = inputs;
    return first === undefined ? refuse(NAME, []) : join([first, ...others], numberArgument(config, 'axis'));
  },
  outputMask: (context, config, inputs) =>
    concatenatedMask(inputs, inputs.map((_, index) => context.mask(index)), numberArgument(config, 'axis')),
};

function outputShape(config: Config, inputs: readonly Shape[]): Maybe<Shape> {
  const given = argument(config, 'axis');
  if (isUnknown(given)) return given;
  const [first, ...others] = inputs;
  if (first === undefined) return refuse(NAME, inputs);
  const along = axisOf(NAME, numberArgument(config, 'axis'), first);
  if (others.some((shape) => shape.length !== first.length)) return refuse(NAME, inputs);
  return first.map((_, axis) => {
    const lengths = inputs.map((shape) => shape[axis] ?? null);
    const known = lengths.filter((length) => length !== null);
    if (axis === along) return known.length < lengths.length ? null : known.reduce((sum, length) => sum + length, 0);
    if (new Set(known).size > 1) return refuse(NAME, inputs);
    return known[0] ?? null;
  });
}
