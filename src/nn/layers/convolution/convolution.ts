import * as l10n from '@vscode/l10n';
import { convolve, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { numberArgument } from '../../argument.js';
import { ShapeError, type ForwardContext, type LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { weightSpec } from '../weight.js';
import {
  channelsFirst,
  dataFormat,
  filtersFirst,
  known,
  slidingOver,
  windowSettings,
  type WindowLayer,
} from '../window/index.js';
import { convolvedShape, geometryOf, requireOneSpacing } from './geometry.js';
import { channelsOf, countArgument, finished, withBias } from './output.js';
import { activationAndBias, onePerAxis, weightParameters } from './parameters.js';

/** Filters that slide over sequences, images or volumes (keras/src/layers/convolutional/base_conv.py). */
function convolution(layer: WindowLayer, aliases: readonly string[]): LayerDefinition {
  return {
    className: layer.className,
    aliases,
    parameters: [
      { name: 'filters' },
      { name: 'kernel_size' },
      { name: 'strides', default: onePerAxis(layer.rank) },
      { name: 'padding', default: 'valid' },
      { name: 'data_format', default: null },
      { name: 'dilation_rate', default: onePerAxis(layer.rank) },
      { name: 'groups', default: 1 },
      ...activationAndBias,
      ...weightParameters('kernel', 'bias'),
    ],
    outputShape(config, inputs) {
      const geometry = geometryOf(layer, config, inputs);
      if (isUnknown(geometry)) return geometry;
      requireOneSpacing(layer, geometry);
      const filters = countArgument(layer, config, 'filters');
      requireWholeGroups(layer, config, geometry.input.channels);
      return convolvedShape(layer, geometry, isUnknown(filters) ? null : filters);
    },
    weights: (config, inputs) => weights(layer, config, inputs),
    forward: (context, config, inputs) => forward(layer, context, config, inputs),
  };
}

function weights(layer: WindowLayer, config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const geometry = geometryOf(layer, config, inputs);
  if (isUnknown(geometry)) return geometry;
  const { settings, input } = geometry;
  const channels = channelsOf(layer, input);
  const filters = countArgument(layer, config, 'filters');
  const groups = countArgument(layer, config, 'groups');
  for (const needed of [settings, channels, filters, groups]) if (isUnknown(needed)) return needed;
  const { size } = known('kernel_size', settings);
  const count = known('filters', filters);
  const shape = [...size, known('shape', channels) / known('groups', groups), count];
  return withBias([weightSpec('kernel', shape, config, 'kernel')], count, config);
}

function forward(layer: WindowLayer, context: ForwardContext, config: Config, inputs: readonly Tensor[]): Tensor {
  const format = known('data_format', dataFormat(layer, config));
  const settings = known('kernel_size', windowSettings(layer, config, 'kernel_size'));
  const x = channelsFirst(onlyInput(layer.className, inputs), format);
  const sums = convolve(x, filtersFirst(context.weight('kernel')), {
    ...slidingOver(x.shape.slice(2), settings),
    groups: numberArgument(config, 'groups'),
  });
  return finished(context, config, sums, format);
}

function requireWholeGroups(layer: WindowLayer, config: Config, channels: number | null): void {
  const groups = countArgument(layer, config, 'groups');
  const filters = countArgument(layer, config, 'filters');
  if (isUnknown(groups) || isUnknown(filters)) return;
  if ((channels ?? groups) % groups === 0 && filters % groups === 0) return;
  throw new ShapeError(
    l10n.t(
      'The "groups" of {0} must divide the channels of its input and its filters; {1} does not divide both {2} and {3}.',
      layer.className,
      groups,
      channels ?? 'None',
      filters,
    ),
  );
}

export const convolutions: readonly LayerDefinition[] = [
  convolution({ className: 'Conv1D', rank: 1 }, ['Convolution1D']),
  convolution({ className: 'Conv2D', rank: 2 }, ['Convolution2D']),
  convolution({ className: 'Conv3D', rank: 3 }, ['Convolution3D']),
];
