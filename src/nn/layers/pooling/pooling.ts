import { averagePool, maxPool, type PoolingOptions, type Tensor } from '../../../graph/index.js';
import { isUnknown } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import {
  channelsFirst,
  dataFormat,
  imageShape,
  inFormat,
  known,
  outputLengths,
  shapeOf,
  slidingOver,
  windowSettings,
  type WindowLayer,
} from '../window/index.js';

type Pool = (x: Tensor, window: readonly number[], how: PoolingOptions) => Tensor;

/** One number for each window, channel by channel (keras/src/layers/pooling/base_pooling.py). */
function pooling(
  layer: WindowLayer,
  alias: string,
  poolSize: { readonly default?: number | readonly number[] },
  pool: Pool,
): LayerDefinition {
  return {
    className: layer.className,
    aliases: [alias],
    parameters: [
      { name: 'pool_size', ...poolSize },
      { name: 'strides', default: null },
      { name: 'padding', default: 'valid' },
      { name: 'data_format', default: null },
      { name: 'name', default: null },
    ],
    outputShape(config, inputs) {
      const format = dataFormat(layer, config);
      if (isUnknown(format)) return format;
      const { batch, channels, lengths } = imageShape(layer, format, inputs);
      const settings = windowSettings(layer, config, 'pool_size');
      const pooled = isUnknown(settings) ? lengths.map(() => null) : outputLengths(layer, lengths, settings);
      return shapeOf({ batch, channels, lengths: pooled }, format);
    },
    weights: () => [],
    forward(_context, config, inputs) {
      const format = known('data_format', dataFormat(layer, config));
      const settings = known('pool_size', windowSettings(layer, config, 'pool_size'));
      const x = channelsFirst(onlyInput(layer.className, inputs), format);
      const { strides, before, after } = slidingOver(x.shape.slice(2), settings);
      return inFormat(pool(x, settings.size, { strides, before, after }), format);
    },
  };
}

/** The layers that pool windows. */
export const windowPoolingLayers: readonly LayerDefinition[] = [
  pooling({ className: 'MaxPooling1D', rank: 1 }, 'MaxPool1D', { default: 2 }, maxPool),
  pooling({ className: 'MaxPooling2D', rank: 2 }, 'MaxPool2D', { default: [2, 2] }, maxPool),
  pooling({ className: 'MaxPooling3D', rank: 3 }, 'MaxPool3D', { default: [2, 2, 2] }, maxPool),
  pooling({ className: 'AveragePooling1D', rank: 1 }, 'AvgPool1D', {}, averagePool),
  pooling({ className: 'AveragePooling2D', rank: 2 }, 'AvgPool2D', {}, averagePool),
  pooling({ className: 'AveragePooling3D', rank: 3 }, 'AvgPool3D', {}, averagePool),
];
