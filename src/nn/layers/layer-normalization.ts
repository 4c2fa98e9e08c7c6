import * as l10n from '@vscode/l10n';
import { add, divide, multiply, reduceMean, reshape, squareRoot, subtract, type Tensor } from '../../graph/index.js';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../spec/index.js';
import { argument, axesArgument, booleanArgument, numberArgument } from '../argument.js';
import type { ForwardContext, LayerDefinition } from '../definition.js';
import { axisOf, onlyInput } from './shapes.js';
import { weightSpec } from './weight.js';

const NAME = 'LayerNormalization';

/**
 * (x - mean) / √(variance + epsilon) · gamma + beta, by the statistics of each sample along `axis` (Ba et al., 2016;
 * keras/src/layers/normalization/layer_normalization.py).
 */
export const layerNormalization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'axis', default: -1 },
    { name: 'epsilon', default: 0.001 },
    { name: 'center', default: true },
    { name: 'scale', default: true },
    { name: 'beta_initializer', default: 'zeros', family: 'initializer' },
    { name: 'gamma_initializer', default: 'ones', family: 'initializer' },
    { name: 'beta_regularizer', default: null, family: 'regularizer' },
    { name: 'gamma_regularizer', default: null, family: 'regularizer' },
    { name: 'beta_constraint', default: null, family: 'constraint' },
    { name: 'gamma_constraint', default: null, family: 'constraint' },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    if (!isUnknown(argument(config, 'axis'))) positionsOf(config, input);
    return input;
  },
  weights,
  forward,
};

function weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const input = onlyInput(NAME, inputs);
  for (const name of ['axis', 'scale', 'center']) {
    const value = argument(config, name);
    if (isUnknown(value)) return value;
  }
  const shape: number[] = [];
  for (const axis of positionsOf(config, input)) {
    const length = input[axis] ?? null;
    if (length === null) return unknown(l10n.t('The size of an axis that LayerNormalization works along is not known.'));
    shape.push(length);
  }
  return [
    ...(booleanArgument(config, 'scale') ? [weightSpec('gamma', shape, config, 'gamma')] : []),
    ...(booleanArgument(config, 'center') ? [weightSpec('beta', shape, config, 'beta')] : []),
  ];
}

function forward(context: ForwardContext, config: Config, inputs: readonly Tensor[]): Tensor {
  const x = onlyInput(NAME, inputs);
  const axes = positionsOf(config, x.shape);
  const alongAxes = (name: string): Tensor =>
    reshape(
      context.weight(name),
      x.shape.map((length, axis) => (axes.includes(axis) ? length : 1)),
    );
  const centered = subtract(x, reduceMean(x, axes, true));
  const variance = reduceMean(multiply(centered, centered), axes, true);
  const deviation = squareRoot(add(variance, numberArgument(config, 'epsilon')));
  const normalized = divide(centered, deviation);
  const scaled = booleanArgument(config, 'scale') ? multiply(normalized, alongAxes('gamma')) : normalized;
  return booleanArgument(config, 'center') ? add(scaled, alongAxes('beta')) : scaled;
}

/** The axes counted from the front, in ascending order. */
function positionsOf(config: Config, shape: Shape): readonly number[] {
  return axesArgument(config, 'axis')
    .map((axis) => axisOf(NAME, axis, shape))
    .sort((one, other) => one - other);
}
