import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import type { TableArray } from '../../spec/index.js';
import type { NumberArray, StoredArray } from '../array.js';
import { DataError } from '../errors.js';
import { materialize } from '../expression/memory-of.js';
import { pickedRows } from '../expression/picked-rows.js';
import { blockLength, type ArraySource } from '../expression/source.js';
import type { DataMemory } from '../memory.js';
import { cellAt, unnamedText, type Cell } from './cell.js';
import { afterStep, numbered } from './steps.js';
import { changed, goThrough, rowCount, type Column, type Table } from './table.js';

/**
 * The numbers of a table after what is done to it: (rows, columns), float64; whole columns of classes are numbered.
 * @param memory What does not fit stays where the table is.
 * @throws DataError naming the line and the column of a field that is missing or no number.
 */
export function tableArray(given: Table, { steps, encoded }: Pick<TableArray, 'steps' | 'encoded'>, memory: DataMemory): NumberArray | StoredArray {
  const stepped = steps.reduce(afterStep, given);
  const table = encoded === true ? { ...stepped, columns: stepped.columns.map((column) => numbered(stepped, column, 'texts')) } : stepped;
  requireNumbers(table);
  const shape = [rowCount(table), table.columns.length];
  if (!memory.reserve(elementCount(shape) * Float64Array.BYTES_PER_ELEMENT)) {
    return { shape, dtype: 'float64', source: () => sourceOf(table), close: () => table.records.close() };
  }
  return { values: materialize(sourceOf(table)), shape, dtype: 'float64' };
}

/** The same, in memory in any case: for the small tables of known data sets. */
export function smallTableArray(table: Table, steps: TableArray['steps']): NumberArray {
  const source = sourceOf(steps.reduce(afterStep, table));
  return { values: materialize(source), shape: source.shape, dtype: source.dtype };
}

/** Its numbers, a block at a time. */
function sourceOf(table: Table): ArraySource {
  const { columns, rows, records } = table;
  const width = columns.length;
  const read = records.reader();
  const shape = [records.count, width];
  const values = new Float64Array(Math.min(blockLength, elementCount(shape)));
  const source: ArraySource = {
    shape,
    dtype: 'float64',
    read: (offset, count) => {
      for (let position = 0; position < count; ) {
        const row = Math.floor((offset + position) / width);
        const block = read(row, Math.ceil((offset + count) / width) - row);
        const end = Math.min(count, (row + block.count) * width - offset);
        for (; position < end; position += 1) {
          const place = offset + position;
          const column = columns[place % width];
          const start = (Math.floor(place / width) - row) * records.width;
          const number =
            column === undefined
              ? Number.NaN
              : column.change === undefined
                ? block.numbers[start + column.place]
                : changed(column, cellAt(block, start + column.place, column.texts));
          values[position] = typeof number === 'number' ? number : Number.NaN;
        }
      }
      return values.subarray(0, count);
    },
  };
  return rows === undefined ? source : pickedRows(source, { count: rows.length, at: (place) => rows[place] ?? 0 }, [rows.length, width]);
}

/** @throws DataError naming the first field, column by column, that is no number. */
function requireNumbers(table: Table): void {
  const doubtful = table.columns.filter(({ hasMissing, hasTexts }) => hasMissing || hasTexts);
  if (doubtful.length === 0) return;
  let [worst, wrong] = [doubtful.length, null as { readonly cell: Cell; readonly line: number } | null];
  goThrough(table, (row) => {
    const place = doubtful.findIndex((column, index) => index < worst && isNoNumber(row.cell(column)));
    const column = place < 0 ? undefined : doubtful[place];
    if (column !== undefined) [worst, wrong] = [place, { cell: row.cell(column), line: row.line }];
    return worst > 0;
  });
  const column = doubtful[worst];
  if (wrong !== null && column !== undefined) refuseField(column, wrong.cell, wrong.line, table.file);
}

function isNoNumber(cell: Cell): boolean {
  return typeof cell === 'string' || Number.isNaN(cell);
}

function refuseField({ name }: Column, cell: Cell, line: number, file: string): never {
  throw new DataError(wordsFor(name, cell, line, file), { file, row: line });
}

function wordsFor(name: string, cell: Cell, line: number, file: string): string {
  if (typeof cell !== 'string') return l10n.t('{0}, line {1}: the column "{2}" has no number there. Leave such rows out with dropna(), or fill them with fillna(0).', file, line, name);
  if (cell === unnamedText) return l10n.t('{0}, line {1}: there is a text in the column "{2}", which has too many different ones to be classes. Leave the column out.', file, line, name);
  return l10n.t('{0}, line {1}: "{3}" in the column "{2}" is no number. Leave the column out, or number its classes with a LabelEncoder.', file, line, name, cell.slice(0, 40).replaceAll(/\s+/g, ' '));
}
