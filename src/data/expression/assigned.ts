import * as l10n from '@vscode/l10n';
import { elementCount, rowMajorStrides } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { AxisPart } from '../../spec/index.js';
import { elementStorage } from '../element.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { whole } from './memory-of.js';
import { memorySource, type ArraySource } from './source.js';
import { sliceIndices } from './views.js';

/**
 * `array[parts] = values`: a copy in which a part is set to a number, or to an array that is repeated to fill it.
 * @throws DataError where a place is outside of the array, or the values do not fit.
 */
export function assigned(source: ArraySource, parts: readonly AxisPart[], values: ArraySource | number, memory: DataMemory): ArraySource {
  const { shape, dtype } = source;
  const result = whole(source, 'array[…] = values', memory).slice();
  const strides = rowMajorStrides(shape);
  const axes = shape.map((size, axis) => {
    const part = parts[axis] ?? { start: null, stop: null, step: 1, isPlace: false };
    const { first, count } = sliceIndices(size, part.start, part.stop, part.step);
    if (part.isPlace && count === 0) throw new DataError(l10n.t('There is no place {0} in an axis of an array of shape {1}.', part.start ?? 0, formatShape(shape)));
    return { first, count, step: part.step, isPlace: part.isPlace, stride: strides[axis] ?? 1 };
  });
  const open = axes.filter(({ isPlace }) => !isPlace);
  const filled = open.map(({ count }) => count);
  const valueAt = valuesOf(values, filled, memory);
  const isWhole = elementStorage(dtype)?.kind === 'integer';
  const start = axes.reduce((sum, { first, stride }) => sum + first * stride, 0);
  const places = rowMajorStrides(filled);
  for (let index = 0; index < elementCount(filled); index += 1) {
    let at = start;
    open.forEach(({ step, stride, count }, axis) => (at += (Math.floor(index / (places[axis] ?? 1)) % count) * step * stride));
    const value = valueAt(index);
    result[at] = isWhole ? Math.trunc(value) : value;
  }
  return memorySource(result, shape, dtype);
}

/** The value for each element of what is filled, in C order, by numpy's broadcasting. @throws DataError where the shapes do not go together. */
function valuesOf(values: ArraySource | number, filled: readonly number[], memory: DataMemory): (index: number) => number {
  if (typeof values === 'number') return () => values;
  const given = whole(values, 'array[…] = values', memory);
  const missing = filled.length - values.shape.length;
  const fits = missing >= 0 && values.shape.every((size, axis) => size === 1 || size === filled[axis + missing]);
  if (!fits) throw new DataError(l10n.t('Values of shape {0} do not fill a part of shape {1}.', formatShape(values.shape), formatShape(filled)));
  const [places, strides] = [rowMajorStrides(filled), rowMajorStrides(values.shape)];
  return (index) => {
    let at = 0;
    values.shape.forEach((size, axis) => {
      const place = axis + missing;
      if (size !== 1) at += (Math.floor(index / (places[place] ?? 1)) % size) * (strides[axis] ?? 1);
    });
    return given[at] ?? Number.NaN;
  };
}
