import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import type { IndicatorsArray } from '../../spec/index.js';
import type { Numbers } from '../element.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { allocate, whole } from './memory-of.js';
import { blockLength, type ArraySource } from './source.js';

/**
 * Columns of zeros and ones for the different values of columns (sklearn/preprocessing/_encoders.py, `OneHotEncoder`;
 * pandas/core/reshape/encoding.py, `get_dummies`): (rows,) or (rows, columns) becomes (rows, values of all columns).
 * @param among Whose values have a column.
 * @throws DataError naming the first value that has none.
 */
export function indicators(source: ArraySource, among: ArraySource, how: Pick<IndicatorsArray, 'dropped' | 'isBinary' | 'ignoresOthers'>, dtype: string, memory: DataMemory): ArraySource {
  const values = whole(source, 'OneHotEncoder', memory);
  const seen = whole(among, 'OneHotEncoder', memory);
  const rows = source.shape[0] ?? 0;
  const columns = elementCount(source.shape.slice(1));
  const { places, width } = placesOfValues(seen, columns, how);
  const ones = new Int32Array(rows * columns);
  for (let index = 0; index < ones.length; index += 1) {
    const value = values[index] ?? NaN;
    const place = places[index % columns]?.get(value) ?? (how.ignoresOthers === true ? nowhere : undefined);
    if (place === undefined) throw new DataError(l10n.t('The value {0} of row {1} is none of those that the encoder was fitted to.', value, Math.floor(index / columns)));
    ones[index] = place;
  }
  const shape = [rows, width];
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  return {
    shape,
    dtype,
    read: (offset, count) => {
      block.fill(0, 0, count);
      for (let row = Math.floor(offset / width); row * width < offset + count; row += 1) {
        for (const place of ones.subarray(row * columns, (row + 1) * columns)) {
          const position = row * width + place - offset;
          if (place !== nowhere && position >= 0 && position < count) block[position] = 1;
        }
      }
      return block.subarray(0, count);
    },
  };
}

/** Of a value whose column is left out. */
const nowhere = -1;

/** Of each column: in which of the new columns each of its values, in their order, has its one. */
function placesOfValues(seen: Numbers, columns: number, { dropped, isBinary }: Pick<IndicatorsArray, 'dropped' | 'isBinary'>): { places: readonly ReadonlyMap<number, number>[]; width: number } {
  let width = 0;
  const places = Array.from({ length: columns }, (_, column) => {
    const different = [...new Set<number>(seen.filter((_value, index) => index % columns === column))].sort((one, other) => one - other);
    const leftOut = isBinary === true && different.length === 2 ? 1 : dropped;
    const first = width - leftOut;
    width += Math.max(0, different.length - leftOut);
    return new Map(different.map((value, place): [number, number] => [value, place < leftOut ? nowhere : first + place]));
  });
  return { places, width };
}
