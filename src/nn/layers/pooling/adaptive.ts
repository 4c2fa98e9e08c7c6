import { isUnknown } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { dataFormat, firstUnknown, imageShape, shapeOf, sizes, type WindowLayer } from '../window/index.js';

/**
 * Pooling by windows as large as it takes for an output of a given size
 * (keras/src/layers/pooling/base_adaptive_pooling.py).
 */
function adaptivePooling(layer: WindowLayer): LayerDefinition {
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
  };
}

export const adaptivePoolingLayers: readonly LayerDefinition[] = [
  adaptivePooling({ className: 'AdaptiveAveragePooling1D', rank: 1 }),
  adaptivePooling({ className: 'AdaptiveAveragePooling2D', rank: 2 }),
  adaptivePooling({ className: 'AdaptiveAveragePooling3D', rank: 3 }),
  adaptivePooling({ className: 'AdaptiveMaxPooling1D', rank: 1 }),
  adaptivePooling({ className: 'AdaptiveMaxPooling2D', rank: 2 }),
  adaptivePooling({ className: 'AdaptiveMaxPooling3D', rank: 3 }),
];
