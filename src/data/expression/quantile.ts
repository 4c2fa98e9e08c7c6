import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { QuantileArray } from '../../spec/index.js';
import type { Numbers } from '../element.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { whole } from './memory-of.js';
import { memorySource, type ArraySource } from './source.js';
import { reshaped, transposed } from './views.js';

/** The number below which a share of sorted numbers lies, as numpy computes it with `method="linear"` (numpy/lib/_function_base_impl.py, `_lerp`). */
export function quantileOf(sorted: Numbers, share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const [low = NaN, high = low] = sorted.subarray(below, below + 2);
  const part = position - below;
  return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
}

/**
 * `numpy.quantile` over axes, null for all.
 * @throws DataError for an axis that the array does not have, or where there is nothing to take it of.
 */
export function quantile(source: ArraySource, { share, axes, keepDimensions }: Pick<QuantileArray, 'share' | 'axes' | 'keepDimensions'>, memory: DataMemory): ArraySource {
  const { shape } = source;
  const all = shape.map((_, axis) => axis);
  const reduced = new Set((axes ?? all).map((axis) => (axis < 0 ? axis + shape.length : axis)));
  if ([...reduced].some((axis) => !(axis in shape)) || elementCount(shape) === 0) {
    throw new DataError(l10n.t('There is no quantile over the axes {0} of an array of shape {1}.', String(axes), formatShape(shape)));
  }
  const outer = all.filter((axis) => !reduced.has(axis));
  const size = [...reduced].reduce((product, axis) => product * (shape[axis] ?? 1), 1);
  const groups = elementCount(shape) / size;
  const inOrder = reshaped(transposed(source, [...outer, ...reduced], memory), [groups, size]);
  const values = Float64Array.from(whole(inOrder, 'quantile', memory));
  const results = Float64Array.from({ length: groups }, (_, group) => quantileOf(values.subarray(group * size, (group + 1) * size).sort(), share));
  const kept = keepDimensions ? shape.map((length, axis) => (reduced.has(axis) ? 1 : length)) : outer.map((axis) => shape[axis] ?? 1);
  return memorySource(results, kept, 'float64');
}
