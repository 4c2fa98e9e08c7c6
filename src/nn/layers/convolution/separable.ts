import { convolve } from '../../../graph/index.js';
import { isUnknown } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { weightSpec } from '../weight.js';
import { channelsFirst, dataFormat, filtersFirst, known, windowSettings, type WindowLayer } from '../window/index.js';
import { convolveChannels } from './depthwise.js';
import { convolvedShape, geometryOf } from './geometry.js';
import { channelsOf, countArgument, finished, withBias } from './output.js';
import { activationAndBias, onePerAxis, weightParameters } from './parameters.js';

/**
 * A depthwise convolution, and a mixture of its channels at each position (Chollet, Xception, 2017;
 * keras/src/layers/convolutional/base_separable_conv.py).
 */
function separableConvolution(layer: WindowLayer, alias: string): LayerDefinition {
  return {
    className: layer.className,
    aliases: [alias],
    parameters: [
      { name: 'filters' },
      { name: 'kernel_size' },
      { name: 'strides', default: onePerAxis(layer.rank) },
      { name: 'padding', default: 'valid' },
      { name: 'data_format', default: null },
      { name: 'dilation_rate', default: onePerAxis(layer.rank) },
      { name: 'depth_multiplier', default: 1 },
      ...activationAndBias,
      ...weightParameters('depthwise', 'pointwise', 'bias'),
    ],
    outputShape(config, inputs) {
      const geometry = geometryOf(layer, config, inputs);
      if (isUnknown(geometry)) return geometry;
      const filters = countArgument(layer, config, 'filters');
      return convolvedShape(layer, geometry, isUnknown(filters) ? null : filters);
    },
    weights(config, inputs) {
      const geometry = geometryOf(layer, config, inputs);
      if (isUnknown(geometry)) return geometry;
      const channels = channelsOf(layer, geometry.input);
      const multiplier = countArgument(layer, config, 'depth_multiplier');
      const filters = countArgument(layer, config, 'filters');
      for (const needed of [geometry.settings, channels, multiplier, filters]) if (isUnknown(needed)) return needed;
      const { size } = known('kernel_size', geometry.settings);
      const [seen, own, count] = [
        known('shape', channels),
        known('depth_multiplier', multiplier),
        known('filters', filters),
      ];
      const depthwise = weightSpec('depthwise_kernel', [...size, seen, own], config, 'depthwise');
      const pointwise = weightSpec('pointwise_kernel', [...size.map(() => 1), seen * own, count], config, 'pointwise');
      return withBias([depthwise, pointwise], count, config);
    },
    forward(context, config, inputs) {
      const format = known('data_format', dataFormat(layer, config));
      const settings = known('kernel_size', windowSettings(layer, config, 'kernel_size'));
      const x = channelsFirst(onlyInput(layer.className, inputs), format);
      const channels = convolveChannels(x, context.weight('depthwise_kernel'), settings);
      const mixture = filtersFirst(context.weight('pointwise_kernel'));
      return finished(context, config, convolve(channels, mixture), format);
    },
  };
}

export const separableConvolutions: readonly LayerDefinition[] = [
  separableConvolution({ className: 'SeparableConv1D', rank: 1 }, 'SeparableConvolution1D'),
  separableConvolution({ className: 'SeparableConv2D', rank: 2 }, 'SeparableConvolution2D'),
];
