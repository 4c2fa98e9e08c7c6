import { pad } from '../../../graph/index.js';
import { isUnknown, type ConfigValue } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { known, type WindowLayer } from '../window/index.js';
import { firstSpatialAxis } from './axes.js';
import { withLengths } from './lengths.js';
import { marginsOf } from './margins.js';

/** Zeros around a sequence, an image or a volume (keras/src/layers/reshaping/zero_padding2d.py). */
function zeroPadding(layer: WindowLayer, padding: ConfigValue): LayerDefinition {
  return {
    className: layer.className,
    aliases: [],
    parameters: [
      { name: 'padding', default: padding },
      { name: 'data_format', default: null },
    ],
    outputShape: (config, inputs) =>
      withLengths(layer, config, inputs, (lengths) => {
        const margins = marginsOf(layer, config, 'padding');
        if (isUnknown(margins)) return margins;
        return lengths.map((length, axis) => {
          const [before, after] = margins[axis] ?? [0, 0];
          return length === null ? null : before + length + after;
        });
      }),
    weights: () => [],
    forward(_context, config, inputs) {
      const first = firstSpatialAxis(layer, config);
      const margins = known('padding', marginsOf(layer, config, 'padding'));
      return margins.reduce(
        (x, [before, after], axis) => (before + after === 0 ? x : pad(x, first + axis, before, after)),
        onlyInput(layer.className, inputs),
      );
    },
  };
}

/** The layers that put zeros around their input. */
export const zeroPaddingLayers: readonly LayerDefinition[] = [
  zeroPadding({ className: 'ZeroPadding1D', rank: 1 }, 1),
  zeroPadding({ className: 'ZeroPadding2D', rank: 2 }, [1, 1]),
  zeroPadding({ className: 'ZeroPadding3D', rank: 3 }, [
    [1, 1],
    [1, 1],
    [1, 1],
  ]),
];
