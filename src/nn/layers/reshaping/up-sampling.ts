import * as l10n from '@vscode/l10n';
import { expand, reshape, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config, type ConfigValue } from '../../../spec/index.js';
import { ArgumentError, argument } from '../../argument.js';
import type { LayerDefinition, ParameterDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { firstUnknown, sizes, type WindowLayer } from '../window/index.js';
import { firstSpatialAxis } from './axes.js';
import { withLengths } from './lengths.js';

/** Repeats each element along each axis (keras/src/layers/reshaping/up_sampling2d.py). */
function upSampling(
  layer: WindowLayer,
  size: ConfigValue,
  others: readonly ParameterDefinition[],
): LayerDefinition {
  return {
    className: layer.className,
    aliases: [],
    parameters: [{ name: 'size', default: size }, ...others],
    outputShape: (config, inputs) =>
      withLengths(layer, config, inputs, (lengths) => {
        const missing = firstUnknown(config, ['size']);
        if (missing !== undefined) return missing;
        const factors = sizes(layer, config, 'size');
        return lengths.map((length, axis) => (length === null ? null : length * (factors[axis] ?? 1)));
      }),
    weights: () => [],
    forward(_context, config, inputs) {
      requireNearest(layer, config);
      return repeated(onlyInput(layer.className, inputs), firstSpatialAxis(layer, config), sizes(layer, config, 'size'));
    },
  };
}

function requireNearest({ className }: WindowLayer, config: Config): void {
  const interpolation = argument(config, 'interpolation');
  if (interpolation === null || interpolation === 'nearest' || isUnknown(interpolation)) return;
  throw new ArgumentError(
    'interpolation',
    l10n.t('{0} is trained with interpolation="nearest" only.', className),
  );
}

/** Each element of some neighbouring axes, the first at `first`, as often as its factor says. */
function repeated(x: Tensor, first: number, factors: readonly number[]): Tensor {
  const split = x.shape.flatMap((length, axis) => (factors[axis - first] === undefined ? [length] : [length, 1]));
  const repeats = x.shape.flatMap((length, axis) => {
    const factor = factors[axis - first];
    return factor === undefined ? [length] : [length, factor];
  });
  const joined = x.shape.map((length, axis) => length * (factors[axis - first] ?? 1));
  return reshape(expand(reshape(x, split), repeats), joined);
}

const format: ParameterDefinition = { name: 'data_format', default: null };

/** The layers that repeat what they are given. */
export const upSamplingLayers: readonly LayerDefinition[] = [
  upSampling({ className: 'UpSampling1D', rank: 1 }, 2, []),
  upSampling({ className: 'UpSampling2D', rank: 2 }, [2, 2], [format, { name: 'interpolation', default: 'nearest' }]),
  upSampling({ className: 'UpSampling3D', rank: 3 }, [2, 2, 2], [format]),
];
