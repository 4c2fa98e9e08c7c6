import * as l10n from '@vscode/l10n';
import {
  add,
  constant,
  divide,
  elementCount,
  maximum,
  multiply,
  squareRoot,
  subtract,
  type Tensor,
} from '../../../graph/index.js';
import { isUnknown, type Config, type ConfigValue } from '../../../spec/index.js';
import { argument, ArgumentError, axesArgument, booleanArgument } from '../../argument.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { EPSILON } from '../../epsilon.js';
import { fixedWeight } from '../fixed-weight.js';
import { axisOf, onlyInput } from '../shapes.js';
import { lengthsAlong } from './axes.js';

const NAME = 'Normalization';

/**
 * (x - mean) / √variance by statistics that `adapt()` finds in the data, or that are given
 * (keras/src/layers/preprocessing/normalization.py).
 */
export const normalization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'axis', default: -1 },
    { name: 'mean', default: null },
    { name: 'variance', default: null },
    { name: 'invert', default: false },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    requireBothOrNone(config);
    if (argument(config, 'axis') === null) return input;
    const lengths = lengthsAlong(NAME, config, input);
    // Keras makes its statistics at once and refuses axes of no length; here that may only be one that is not known.
    return isUnknown(lengths) ? lengths : input;
  },
  weights(config, inputs) {
    requireBothOrNone(config);
    // Statistics that are given are constants, also where their values are not read.
    if (argument(config, 'mean') !== null) return [];
    const lengths = argument(config, 'axis') === null ? [] : lengthsAlong(NAME, config, onlyInput(NAME, inputs));
    if (isUnknown(lengths)) return lengths;
    return [
      fixedWeight('mean', lengths, 'zeros', false),
      fixedWeight('variance', lengths, 'ones', false),
      fixedWeight('count', [], 'zeros', false),
    ];
  },
  forward(_context, config, inputs) {
    const x = onlyInput(NAME, inputs);
    const mean = statistic(config, 'mean', x);
    const deviation = maximum(squareRoot(statistic(config, 'variance', x)), EPSILON);
    return booleanArgument(config, 'invert') ? add(mean, multiply(x, deviation)) : divide(subtract(x, mean), deviation);
  },
};

/** A statistic that is given, along the axes that it is kept for: one number, or as many as those are long. */
function statistic(config: Config, name: string, x: Tensor): Tensor {
  if (argument(config, name) === null) {
    throw new ArgumentError(
      name,
      l10n.t('Normalization needs "mean" and "variance", or adapt() to data that GradLens can read.'),
    );
  }
  const values = numbersIn(argument(config, name), name);
  const axes = argument(config, 'axis') === null ? [] : axesArgument(config, 'axis').map((axis) => axisOf(NAME, axis, x.shape));
  const shape = x.shape.map((length, axis) => (axes.includes(axis) ? length : 1));
  const isOne = values.length === 1;
  if (!isOne && values.length !== elementCount(shape)) {
    throw new ShapeError(l10n.t('The "{0}" of Normalization has {1} numbers; its input needs {2}.', name, values.length, elementCount(shape)));
  }
  return isOne ? constant(values, x.shape.map(() => 1)) : constant(values, shape);
}

function numbersIn(value: ConfigValue, name: string): readonly number[] {
  if (typeof value === 'number') return [value];
  if (Array.isArray(value)) return (value as readonly ConfigValue[]).flatMap((one) => numbersIn(one, name));
  throw new ArgumentError(name, l10n.t('The "{0}" of Normalization must be numbers.', name));
}

function requireBothOrNone(config: Config): void {
  const [missing] = ['mean', 'variance'].filter((name) => argument(config, name) === null);
  const given = ['mean', 'variance'].find((name) => argument(config, name) !== null);
  if (missing === undefined || given === undefined) return;
  throw new ArgumentError(
    missing,
    l10n.t('Normalization is given "{0}" but no "{1}"; it needs both or neither.', given, missing),
  );
}
