import * as l10n from '@vscode/l10n';
import { slice } from '../../../graph/index.js';
import { isUnknown, type ConfigValue } from '../../../spec/index.js';
import { ShapeError, type LayerDefinition, type ParameterDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { known, type WindowLayer } from '../window/index.js';
import { firstSpatialAxis } from './axes.js';
import { withLengths } from './lengths.js';
import { marginsOf, type Margin } from './margins.js';

/** Cuts off the edges of a sequence, an image or a volume (keras/src/layers/reshaping/cropping2d.py). */
function cropping(
  layer: WindowLayer,
  margins: ConfigValue,
  others: readonly ParameterDefinition[] = [{ name: 'data_format', default: null }],
): LayerDefinition {
  return {
    className: layer.className,
    aliases: [],
    parameters: [{ name: 'cropping', default: margins }, ...others],
    outputShape: (config, inputs) =>
      withLengths(layer, config, inputs, (lengths) => {
        const found = marginsOf(layer, config, 'cropping');
        return isUnknown(found) ? found : lengths.map((length, axis) => cropped(layer, length, found[axis] ?? [0, 0]));
      }),
    weights: () => [],
    forward(_context, config, inputs) {
      const first = firstSpatialAxis(layer, config);
      return known('cropping', marginsOf(layer, config, 'cropping')).reduce((x, [before, after], index) => {
        const axis = first + index;
        return before + after === 0 ? x : slice(x, axis, before, (x.shape[axis] ?? 0) - after);
      }, onlyInput(layer.className, inputs));
    },
  };
}

function cropped({ className }: WindowLayer, length: number | null, [before, after]: Margin): number | null {
  if (length === null) return null;
  if (before + after < length) return length - before - after;
  throw new ShapeError(
    l10n.t('{0} cuts {1} elements off an axis that is only {2} long.', className, before + after, length),
  );
}

/** The layers that cut off the edges of their input. */
export const croppingLayers: readonly LayerDefinition[] = [
  cropping({ className: 'Cropping1D', rank: 1 }, [1, 1], []),
  cropping({ className: 'Cropping2D', rank: 2 }, [
    [0, 0],
    [0, 0],
  ]),
  cropping({ className: 'Cropping3D', rank: 3 }, [
    [1, 1],
    [1, 1],
    [1, 1],
  ]),
];
