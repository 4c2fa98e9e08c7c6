import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import { cellAt, type Cell } from './cell.js';
import type { Records } from './records.js';

/** One column of a table as it comes out of a file. */
export interface Column {
  readonly name: string;
  /** Where it stands in the records. */
  readonly place: number;
  /** The different texts, by their numbers; null where there were too many to keep. */
  readonly texts: readonly string[] | null;
  /** Whether there is a row in which nothing stands, or a text. */
  readonly hasMissing: boolean;
  readonly hasTexts: boolean;
  /** What is done to what stands in the file. */
  readonly change?: (cell: Cell) => Cell;
}

/** A table out of a file. */
export interface Table {
  readonly file: string;
  readonly columns: readonly Column[];
  /** The line of the file that each row is from, from 1, then what stands in the columns. */
  readonly records: Records;
  /** The rows that are left, by their numbers; all where there is none. */
  readonly rows?: Int32Array;
}

/** How many rows there are. */
export function rowCount({ rows, records }: Table): number {
  return rows?.length ?? records.count;
}

/** The column of a name. @throws DataError that says which there are. */
export function columnNamed(table: Table, name: string): Column {
  const column = table.columns.find((each) => each.name === name);
  if (column !== undefined) return column;
  const names = table.columns.slice(0, 30).map((each) => each.name).join(', ');
  throw new DataError(l10n.t('{0} has no column "{1}"; it has {2}.', table.file, name, names), { file: table.file });
}

/** A row while a table is gone through. */
export interface Row {
  /** Its number in the file's table. */
  readonly row: number;
  /** The line of the file. */
  readonly line: number;
  cell(column: Column): Cell;
}

/** Goes through the rows that are left, in their order. */
export function forEachRow(table: Table, visit: (row: Row) => void): void {
  goThrough(table, (row) => {
    visit(row);
    return true;
  });
}

/** Goes through the rows that are left, in their order, while there is reason to go on. */
export function goThrough({ records, rows }: Table, goesOn: (row: Row) => boolean): void {
  const read = records.reader();
  const count = rows?.length ?? records.count;
  let [first, block] = [0, read(0, 0)];
  for (let index = 0; index < count; index += 1) {
    const row = rows?.[index] ?? index;
    if (row < first || row >= first + block.count) [first, block] = [row, read(row, records.count - row)];
    const start = (row - first) * records.width;
    const cell = (column: Column): Cell => changed(column, cellAt(block, start + column.place, column.texts));
    if (!goesOn({ row, line: block.numbers[start] ?? 0, cell })) return;
  }
}

/** What a column has for what stands in the file. */
export function changed({ change }: Column, cell: Cell): Cell {
  return change === undefined ? cell : change(cell);
}
