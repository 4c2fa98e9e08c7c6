import * as l10n from '@vscode/l10n';
import { add, divide, multiply, reduceMean, reshape, squareRoot, subtract, type Tensor } from '../../../graph/index.js';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { numberArgument } from '../../argument.js';
import { ShapeError, type ForwardContext, type LayerDefinition } from '../../definition.js';
import { axisOf, onlyInput } from '../shapes.js';
import { firstUnknown } from '../window/index.js';
import { beginningOfScaleAndCenter, limitsOfScaleAndCenter, scaleAndCenterWeights, scaledAndCentered } from './scale-and-center.js';

const NAME = 'GroupNormalization';

/**
 * Normalizes each sample over groups of its channels (Wu and He, 2018;
 * keras/src/layers/normalization/group_normalization.py). `groups=-1` stands for a group of each channel.
 */
export const groupNormalization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'groups', default: 32 },
    { name: 'axis', default: -1 },
    { name: 'epsilon', default: 0.001 },
    ...beginningOfScaleAndCenter,
    ...limitsOfScaleAndCenter,
  ],
  outputShape(config, inputs) {
    const channels = channelsOf(config, inputs);
    if (!isUnknown(channels)) requireWholeGroups(config, channels);
    return onlyInput(NAME, inputs);
  },
  weights,
  forward,
};

function weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const missing = firstUnknown(config, ['scale', 'center']);
  if (missing !== undefined) return missing;
  const channels = channelsOf(config, inputs);
  if (isUnknown(channels)) return channels;
  return scaleAndCenterWeights([channels], config);
}

function forward(context: ForwardContext, config: Config, inputs: readonly Tensor[]): Tensor {
  const x = onlyInput(NAME, inputs);
  const axis = axisOf(NAME, numberArgument(config, 'axis'), x.shape);
  const channels = x.shape[axis] ?? 1;
  const given = numberArgument(config, 'groups');
  const groups = given === -1 ? channels : given;
  const grouped = reshape(x, x.shape.toSpliced(axis, 1, groups, channels / groups));
  const others = grouped.shape.map((_, other) => other).filter((other) => other !== 0 && other !== axis);
  const centered = subtract(grouped, reduceMean(grouped, others, true));
  const variance = reduceMean(multiply(centered, centered), others, true);
  const deviation = squareRoot(add(variance, numberArgument(config, 'epsilon')));
  return scaledAndCentered(context, config, reshape(divide(centered, deviation), x.shape), [axis]);
}

function channelsOf(config: Config, inputs: readonly Shape[]): Maybe<number> {
  const missing = firstUnknown(config, ['axis']);
  if (missing !== undefined) return missing;
  const input = onlyInput(NAME, inputs);
  const channels = input[axisOf(NAME, numberArgument(config, 'axis'), input)] ?? null;
  return channels ?? unknown(l10n.t('The size of the axis that {0} works along is not known.', NAME));
}

function requireWholeGroups(config: Config, channels: number): void {
  if (firstUnknown(config, ['groups']) !== undefined) return;
  const groups = numberArgument(config, 'groups');
  if (groups === -1 || (groups > 0 && channels % groups === 0)) return;
  throw new ShapeError(
    l10n.t('The "groups" of {0} must divide the {1} channels of its input; {2} does not.', NAME, channels, groups),
  );
}
