import { concatenate, reduceMax, reduceMean, slice, type Tensor } from '../../../graph/index.js';
import { isUnknown } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { dataFormat, firstUnknown, imageShape, known, shapeOf, sizes, type WindowLayer } from '../window/index.js';

/**
 * Pooling by windows as large as it takes for an output of a given size
 * (keras/src/layers/pooling/base_adaptive_pooling.py).
 */
function adaptivePooling(layer: WindowLayer, reduce: typeof reduceMean): LayerDefinition {
  return {
    className: layer.className,
    aliases: [],
    parameters: [{ name: 'output_size' }, { name: 'data_format', default: null }],
    outputShape(config, inputs) {
      const format = dataFormat(layer, config);
      if (isUnknown(format)) return format;
      const input = imageShape(layer, format, inputs);
      const missing = firstUnknown(config, ['output_size']);
      const lengths = missing === undefined ? sizes(layer, config, 'output_size') : input.lengths.map(() => null);
      return shapeOf({ ...input, lengths }, format);
    },
    weights: () => [],
    forward(_context, config, inputs) {
      const first = known('data_format', dataFormat(layer, config)) === 'channels_first' ? 2 : 1;
      return sizes(layer, config, 'output_size').reduce<Tensor>((x, size, axis) => pooledAlong(x, first + axis, size, reduce), onlyInput(layer.className, inputs));
    },
  };
}

/** One axis in windows that begin and end as evenly as whole numbers allow (keras/src/backend/common/backend_utils.py). */
function pooledAlong(x: Tensor, axis: number, size: number, reduce: typeof reduceMean): Tensor {
  const length = x.shape[axis] ?? 1;
  const window = (place: number): Tensor => reduce(slice(x, axis, Math.floor((place * length) / size), Math.ceil(((place + 1) * length) / size)), [axis], true);
  const others = Array.from({ length: size - 1 }, (_, place) => window(place + 1));
  return concatenate([window(0), ...others], axis);
}

export const adaptivePoolingLayers: readonly LayerDefinition[] = [
  adaptivePooling({ className: 'AdaptiveAveragePooling1D', rank: 1 }, reduceMean),
  adaptivePooling({ className: 'AdaptiveAveragePooling2D', rank: 2 }, reduceMean),
  adaptivePooling({ className: 'AdaptiveAveragePooling3D', rank: 3 }, reduceMean),
  adaptivePooling({ className: 'AdaptiveMaxPooling1D', rank: 1 }, reduceMax),
  adaptivePooling({ className: 'AdaptiveMaxPooling2D', rank: 2 }, reduceMax),
  adaptivePooling({ className: 'AdaptiveMaxPooling3D', rank: 3 }, reduceMax),
];
