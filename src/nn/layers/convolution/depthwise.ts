import { convolve, reshape, transpose, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Maybe } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { weightSpec } from '../weight.js';
import {
  channelsFirst,
  dataFormat,
  known,
  slidingOver,
  windowSettings,
  type WindowLayer,
  type WindowSettings,
} from '../window/index.js';
import { convolvedShape, geometryOf } from './geometry.js';
import { channelsOf, countArgument, finished, withBias } from './output.js';
import { activationAndBias, onePerAxis, weightParameters } from './parameters.js';

/** Filters that each see one channel (keras/src/layers/convolutional/base_depthwise_conv.py). */
function depthwiseConvolution(layer: WindowLayer): LayerDefinition {
  return {
    className: layer.className,
    aliases: [],
    parameters: [
      { name: 'kernel_size' },
      { name: 'strides', default: onePerAxis(layer.rank) },
      { name: 'padding', default: 'valid' },
      { name: 'depth_multiplier', default: 1 },
      { name: 'data_format', default: null },
      { name: 'dilation_rate', default: onePerAxis(layer.rank) },
      ...activationAndBias,
      ...weightParameters('depthwise', 'bias'),
    ],
    outputShape(config, inputs) {
      const geometry = geometryOf(layer, config, inputs);
      if (isUnknown(geometry)) return geometry;
      const filters = product(channelsOf(layer, geometry.input), countArgument(layer, config, 'depth_multiplier'));
      return convolvedShape(layer, geometry, isUnknown(filters) ? null : filters);
    },
    weights(config, inputs) {
      const geometry = geometryOf(layer, config, inputs);
      if (isUnknown(geometry)) return geometry;
      const channels = channelsOf(layer, geometry.input);
      const multiplier = countArgument(layer, config, 'depth_multiplier');
      for (const needed of [geometry.settings, channels, multiplier]) if (isUnknown(needed)) return needed;
      const { size } = known('kernel_size', geometry.settings);
      const shape = [...size, known('shape', channels), known('depth_multiplier', multiplier)];
      return withBias(
        [weightSpec('kernel', shape, config, 'depthwise')],
        known('filters', product(channels, multiplier)),
        config,
      );
    },
    forward(context, config, inputs) {
      const format = known('data_format', dataFormat(layer, config));
      const settings = known('kernel_size', windowSettings(layer, config, 'kernel_size'));
      const x = channelsFirst(onlyInput(layer.className, inputs), format);
      return finished(context, config, convolveChannels(x, context.weight('kernel'), settings), format);
    },
  };
}

/**
 * Convolves each channel of `x` (batch, channels, …lengths) with filters of its own, by a kernel
 * (…window, channels, multiplier) as Keras has it; the filters of a channel stand side by side.
 */
export function convolveChannels(x: Tensor, kernel: Tensor, settings: WindowSettings): Tensor {
  const axes = kernel.shape.map((_, axis) => axis);
  const [channels = 1, multiplier = 1] = kernel.shape.slice(-2);
  const filters = transpose(kernel, [...axes.slice(-2), ...axes.slice(0, -2)]);
  return convolve(x, reshape(filters, [channels * multiplier, 1, ...settings.size]), {
    ...slidingOver(x.shape.slice(2), settings),
    groups: channels,
  });
}

function product(a: Maybe<number>, b: Maybe<number>): Maybe<number> {
  if (isUnknown(a)) return a;
  return isUnknown(b) ? b : a * b;
}

export const depthwiseConvolutions: readonly LayerDefinition[] = [
  depthwiseConvolution({ className: 'DepthwiseConv1D', rank: 1 }),
  depthwiseConvolution({ className: 'DepthwiseConv2D', rank: 2 }),
];
