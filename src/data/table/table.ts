import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';

/** One column: numbers, NaN where there is none; and the texts where there are any. */
export interface Column {
  readonly name: string;
  readonly numbers: Float64Array;
  /** By the row, of fields that are no numbers. */
  readonly texts: ReadonlyMap<number, string>;
}

/** A table out of a file. */
export interface Table {
  readonly file: string;
  readonly columns: readonly Column[];
  /** The line of the file that each row is from, from 1. */
  readonly lines: Int32Array;
}

/** The column of a name. @throws DataError that says which there are. */
export function columnNamed(table: Table, name: string): Column {
  const column = table.columns.find((each) => each.name === name);
  if (column !== undefined) return column;
  const names = table.columns.slice(0, 30).map((each) => each.name).join(', ');
  throw new DataError(l10n.t('{0} has no column "{1}"; it has {2}.', table.file, name, names), { file: table.file });
}

/** Some of the rows. */
export function withRows(table: Table, rows: readonly number[]): Table {
  const columns = table.columns.map(({ name, numbers, texts }) => ({
    name,
    numbers: Float64Array.from(rows, (row) => numbers[row] ?? NaN),
    texts: texts.size === 0 ? texts : new Map(rows.flatMap((row, place) => (texts.has(row) ? [[place, texts.get(row) ?? '']] : []))),
  }));
  return { file: table.file, columns, lines: Int32Array.from(rows, (row) => table.lines[row] ?? 0) };
}
