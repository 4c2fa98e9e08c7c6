import { cast, divide, multiply, reduceMax, reduceMean, reduceSum, reshape, type Tensor } from '../../../graph/index.js';
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
    forward(context, config, inputs) {
      const first = known('data_format', dataFormat(layer, config)) === 'channels_first' ? 2 : 1;
      const axes = Array.from({ length: layer.rank }, (_, axis) => first + axis);
      const x = onlyInput(layer.className, inputs);
      const keepAxes = booleanArgument(config, 'keepdims');
      const mask = layer.className === 'GlobalAveragePooling1D' ? context.mask() : null;
      return mask === null ? reduce(x, axes, keepAxes) : meanOfSteps(x, mask, first, keepAxes);
    },
  };
}

/** The mean over the steps that are there (keras/src/layers/pooling/global_average_pooling1d.py). */
function meanOfSteps(x: Tensor, mask: Tensor, axis: number, keepAxis: boolean): Tensor {
  const there = cast(reshape(mask, x.shape.map((length, other) => (other === 0 || other === axis ? length : 1))), 'float32');
  return divide(reduceSum(multiply(x, there), [axis], keepAxis), reduceSum(there, [axis], keepAxis));
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
