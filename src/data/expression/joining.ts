import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import { DataError } from '../errors.js';
import { allocate } from './memory-of.js';
import { pickedRows } from './picked-rows.js';
import { blockLength, type ArraySource } from './source.js';

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
  const lengths = sources.map((source) => elementCount(source.shape.slice(place)));
  const stride = elementCount(shape.slice(place));
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  return {
    shape,
    dtype,
    read: (offset, count) => {
      for (let position = 0; position < count; ) {
        const outer = Math.floor((offset + position) / stride);
        let within = (offset + position) % stride;
        // Empty arrays are passed over.
        let index = 0;
        for (let length = lengths[0] ?? 0; within >= length; length = lengths[index] ?? Infinity) {
          within -= length;
          index += 1;
        }
        const length = lengths[index] ?? 0;
        const run = Math.min(length - within, count - position);
        block.set(sources[index]?.read(outer * length + within, run) ?? [], position);
        position += run;
      }
      return block.subarray(0, count);
    },
  };
}

/** Rows repeated, each beside itself (`np.repeat`) or all of them again and again (`np.tile`). */
export function repeated(source: ArraySource, times: number, whole: boolean): ArraySource {
  const [count = 0, ...sample] = source.shape;
  return pickedRows(source, { count: count * times, at: (place) => (whole ? place % count : Math.floor(place / times)) }, [count * times, ...sample]);
}
