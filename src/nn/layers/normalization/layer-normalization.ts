import * as l10n from '@vscode/l10n';
import { add, divide, multiply, reduceMean, squareRoot, subtract, type Tensor } from '../../../graph/index.js';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { argument, axesArgument, numberArgument } from '../../argument.js';
import type { ForwardContext, LayerDefinition } from '../../definition.js';
import { axisOf, onlyInput } from '../shapes.js';
import { beginningOfScaleAndCenter, limitsOfScaleAndCenter, scaleAndCenterWeights, scaledAndCentered } from './scale-and-center.js';

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
    ...beginningOfScaleAndCenter,
    ...limitsOfScaleAndCenter,
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
  return scaleAndCenterWeights(shape, config);
}

function forward(context: ForwardContext, config: Config, inputs: readonly Tensor[]): Tensor {
  const x = onlyInput(NAME, inputs);
  const axes = positionsOf(config, x.shape);
  const centered = subtract(x, reduceMean(x, axes, true));
  const variance = reduceMean(multiply(centered, centered), axes, true);
  const deviation = squareRoot(add(variance, numberArgument(config, 'epsilon')));
  return scaledAndCentered(context, config, divide(centered, deviation), axes);
}

/** The axes counted from the front, in ascending order. */
function positionsOf(config: Config, shape: Shape): readonly number[] {
  return axesArgument(config, 'axis')
    .map((axis) => axisOf(NAME, axis, shape))
    .sort((one, other) => one - other);
}
