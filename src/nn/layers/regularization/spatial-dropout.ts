import type { LayerDefinition, ParameterDefinition } from '../../definition.js';
import { dropped, shareArgument } from '../noise/index.js';
import { onlyInput } from '../shapes.js';
import { dataFormat, imageShape, known, type WindowLayer } from '../window/index.js';
import { requireRate } from './rate.js';

/** Drops whole channels (Tompson et al., 2014; keras/src/layers/regularization/spatial_dropout.py). */
function spatialDropout(layer: WindowLayer): LayerDefinition {
  const formatParameter: readonly ParameterDefinition[] = layer.rank === 1 ? [] : [{ name: 'data_format', default: null }];
  return {
    className: layer.className,
    aliases: [],
    parameters: [
      { name: 'rate', aliases: ['p'] },
      ...formatParameter,
      { name: 'seed', default: null },
      { name: 'name', default: null },
      { name: 'dtype', default: null },
    ],
    outputShape(config, inputs) {
      requireRate(layer.className, config);
      // For its refusal of other numbers of axes, whatever the place of the channels.
      imageShape(layer, 'channels_last', inputs);
      return onlyInput(layer.className, inputs);
    },
    weights: () => [],
    forward(context, config, inputs) {
      const x = onlyInput(layer.className, inputs);
      const channelAxis = known('data_format', dataFormat(layer, config)) === 'channels_first' ? 1 : x.shape.length - 1;
      const mask = x.shape.map((length, axis) => (axis === 0 || axis === channelAxis ? length : 1));
      return dropped(context, x, shareArgument(layer.className, config, 'rate'), mask);
    },
  };
}

export const spatialDropouts: readonly LayerDefinition[] = [
  spatialDropout({ className: 'SpatialDropout1D', rank: 1 }),
  spatialDropout({ className: 'SpatialDropout2D', rank: 2 }),
  spatialDropout({ className: 'SpatialDropout3D', rank: 3 }),
];
