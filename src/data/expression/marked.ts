import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import { hasRowsOfLengths, type ArrayExpression } from '../../spec/index.js';
import { DataError } from '../errors.js';
import type { TextRows } from '../array.js';
import type { Builder } from './build.js';
import { allocate, whole } from './memory-of.js';
import { blockLength, type ArraySource } from './source.js';
import { textRows } from './text-rows.js';

/** The places in each row: the numbers of a text's words, or the one number of a label. */
export function placesOf(columns: ArrayExpression, builder: Builder): TextRows {
  if (hasRowsOfLengths(columns)) return textRows(columns, builder);
  const source = builder.build(columns);
  const values = Int32Array.from(whole(source, 'array[rows, columns] = value', builder.memory));
  const width = elementCount(source.shape.slice(1));
  return { values, starts: Int32Array.from({ length: (source.shape[0] ?? 0) + 1 }, (_, row) => row * width) };
}

/**
 * In each row of an array of two axes the elements at some places become a number; negative places count from the end.
 * @throws DataError naming the row, where a place is outside of it.
 */
export function marked(source: ArraySource, { values, starts }: TextRows, value: number): ArraySource {
  const { shape, dtype } = source;
  const [rows = 0, width = 0] = shape;
  if (shape.length !== 2 || starts.length - 1 !== rows) {
    throw new DataError(l10n.t('{0} rows of places do not go with an array of shape {1}.', starts.length - 1, formatShape(shape)));
  }
  requireInside(values, starts, width);
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  return {
    shape,
    dtype,
    read: (offset, count) => {
      block.set(source.read(offset, count));
      for (let row = Math.floor(offset / width); row * width < offset + count; row += 1) {
        for (let index = starts[row] ?? 0; index < (starts[row + 1] ?? 0); index += 1) {
          const place = values[index] ?? 0;
          const at = row * width + (place < 0 ? place + width : place) - offset;
          if (at >= 0 && at < count) block[at] = value;
        }
      }
      return block.subarray(0, count);
    },
  };
}

function requireInside(values: Int32Array, starts: Int32Array, width: number): void {
  const wrong = values.findIndex((place) => place < -width || place >= width);
  if (wrong < 0) return;
  const row = starts.findIndex((start) => start > wrong) - 1;
  throw new DataError(l10n.t('Row {0} has the place {1}, but the rows to fill have {2}.', row, values[wrong] ?? 0, width));
}
