import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import { DataError } from '../errors.js';
import { memorySource, type ArraySource } from './source.js';
import { allocate, materialize } from './views.js';

/**
 * Arrays one after another along an axis.
 * @throws DataError where the other axes differ.
 */
export function concatenated(sources: readonly ArraySource[], axis: number, dtype: string): ArraySource {
  const [first] = sources;
  const rank = first?.shape.length ?? 0;
  const place = axis < 0 ? axis + rank : axis;
  const stranger = sources.find(({ shape }) => shape.length !== rank || shape.some((length, at) => at !== place && length !== first?.shape[at]));
  if (first === undefined || place < 0 || place >= rank || stranger !== undefined) {
    const shapes = sources.map(({ shape }) => formatShape(shape)).join(', ');
    throw new DataError(l10n.t('Arrays of shapes {0} cannot be joined along axis {1}.', shapes, axis));
  }
  const shape = first.shape.with(place, sources.reduce((sum, source) => sum + (source.shape[place] ?? 0), 0));
  const values = allocate(dtype, elementCount(shape));
  const outer = elementCount(shape.slice(0, place));
  const stride = elementCount(shape.slice(place));
  let start = 0;
  for (const source of sources) {
    const memory = materialize(source);
    const length = elementCount(source.shape.slice(place));
    for (let row = 0; row < outer; row += 1) values.set(memory.subarray(row * length, (row + 1) * length), row * stride + start);
    start += length;
  }
  return memorySource(values, shape, dtype);
}

/** Rows repeated, each beside itself (`np.repeat`) or all of them again and again (`np.tile`). */
export function repeated(source: ArraySource, times: number, whole: boolean): ArraySource {
  const [count = 0, ...sample] = source.shape;
  const memory = materialize(source);
  const size = elementCount(sample);
  const values = allocate(source.dtype, memory.length * times);
  for (let place = 0; place < count * times; place += 1) {
    const row = whole ? place % count : Math.floor(place / times);
    values.set(memory.subarray(row * size, (row + 1) * size), place * size);
  }
  return memorySource(values, [count * times, ...sample], source.dtype);
}
