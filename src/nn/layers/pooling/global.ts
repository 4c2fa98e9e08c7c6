import { reduceMax, reduceMean } from '../../../graph/index.js';
import { isUnknown } from '../../../spec/index.js';
import { argument, booleanArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { dataFormat, imageShape, known, shapeOf, type WindowLayer } from '../window/index.js';

/** One number for each channel (keras/src/layers/pooling/base_global_pooling.py). */
function globalPooling(layer: WindowLayer, alias: string, reduce: typeof reduceMean): LayerDefinition {
  return {
    className: layer.className,
    aliases: [alias],
    parameters: [
      { name: 'data_format', default: null },
      { name: 'keepdims', default: false },
    ],
    outputShape(config, inputs) {
      const format = dataFormat(layer, config);
      const keep = argument(config, 'keepdims');
      if (isUnknown(format)) return format;
      if (isUnknown(keep)) return keep;
      const { batch, channels, lengths } = imageShape(layer, format, inputs);
      return booleanArgument(config, 'keepdims')
        ? shapeOf({ batch, channels, lengths: lengths.map(() => 1) }, format)
        : [batch, channels];
    },
    weights: () => [],
    forward(_context, config, inputs) {
      const first = known('data_format', dataFormat(layer, config)) === 'channels_first' ? 2 : 1;
      const axes = Array.from({ length: layer.rank }, (_, axis) => first + axis);
      return reduce(onlyInput(layer.className, inputs), axes, booleanArgument(config, 'keepdims'));
    },
  };
}

/** The layers that pool all there is of a channel. */
export const globalPoolingLayers: readonly LayerDefinition[] = [
  globalPooling({ className: 'GlobalAveragePooling1D', rank: 1 }, 'GlobalAvgPool1D', reduceMean),
  globalPooling({ className: 'GlobalAveragePooling2D', rank: 2 }, 'GlobalAvgPool2D', reduceMean),
  globalPooling({ className: 'GlobalAveragePooling3D', rank: 3 }, 'GlobalAvgPool3D', reduceMean),
  globalPooling({ className: 'GlobalMaxPooling1D', rank: 1 }, 'GlobalMaxPool1D', reduceMax),
  globalPooling({ className: 'GlobalMaxPooling2D', rank: 2 }, 'GlobalMaxPool2D', reduceMax),
  globalPooling({ className: 'GlobalMaxPooling3D', rank: 3 }, 'GlobalMaxPool3D', reduceMax),
];
