import * as l10n from '@vscode/l10n';
import type { TableStep } from '../../spec/index.js';
import { DataError } from '../errors.js';
import { unnamedText, type Cell } from './cell.js';
import { changed, columnNamed, forEachRow, type Column, type Table } from './table.js';

const isMissing = (cell: Cell): boolean => Number.isNaN(cell);

/** A table after what a program does to it. @throws DataError for a column that there is not, or with too many classes. */
export function afterStep(table: Table, step: TableStep): Table {
  switch (step.step) {
    case 'pick':
      return { ...table, columns: step.columns.map((name) => columnNamed(table, name)) };
    case 'drop': {
      const dropped = step.columns.map((name) => columnNamed(table, name));
      return { ...table, columns: table.columns.filter((column) => !dropped.includes(column)) };
    }
    case 'places':
      return { ...table, columns: table.columns.slice(step.start ?? 0, step.stop ?? undefined) };
    case 'place': {
      const column = table.columns.at(step.place);
      if (column === undefined) throw new DataError(l10n.t('{0} has no column {1}; it has {2} columns.', table.file, step.place, table.columns.length), { file: table.file });
      return { ...table, columns: [column] };
    }
    case 'dropMissing':
      return withoutMissing(table);
    case 'fillMissing':
      return { ...table, columns: table.columns.map((column) => filled(table, column, step.value)) };
    case 'encode':
      return onColumn(table, step.column, (column) => numbered(table, column, 'always'));
    case 'numberTexts':
      return { ...table, columns: table.columns.map((column, place) => (place === step.place ? numbered(table, column, 'texts') : column)) };
    case 'map': {
      const to = new Map<Cell, number>(step.pairs);
      return onColumn(table, step.column, (column) => ({
        ...thenChanged(column, (cell) => to.get(named(table, column, cell)) ?? Number.NaN),
        hasTexts: false,
        hasMissing: true,
      }));
    }
  }
}

/** A column with something in the place of what is missing; texts have neither mean nor median. */
function filled(table: Table, column: Column, by: number | 'mean' | 'median'): Column {
  if (typeof by === 'string' && (column.hasTexts || !column.hasMissing)) return column;
  const value = typeof by === 'number' ? by : middleOf(numbersIn(table, column), by);
  return { ...thenChanged(column, (cell) => (isMissing(cell) ? value : cell)), hasMissing: Number.isNaN(value) };
}

function numbersIn(table: Table, column: Column): number[] {
  const numbers: number[] = [];
  forEachRow(table, (row) => {
    const cell = row.cell(column);
    if (typeof cell === 'number' && !isMissing(cell)) numbers.push(cell);
  });
  return numbers;
}

function middleOf(numbers: readonly number[], by: 'mean' | 'median'): number {
  if (by === 'mean') return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const sorted = Float64Array.from(numbers).sort();
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]];
  return (low + high) / 2;
}

/**
 * A column with the numbers of its classes in the place of their names, by the order of their texts, as a LabelEncoder
 * numbers them.
 * @param which Whether a column of numbers alone is numbered, too, by their order.
 */
export function numbered(table: Table, column: Column, which: 'always' | 'texts'): Column {
  if (which === 'texts' && !column.hasTexts) return column;
  const { cells, hasTexts } = differentCells(table, column);
  if (hasTexts) {
    const ranks = new Map([...new Set([...cells].map(String))].sort((one, other) => (one < other ? -1 : 1)).map((name, rank) => [name, rank]));
    return { ...thenChanged(column, (cell) => ranks.get(String(cell)) ?? Number.NaN), hasTexts: false, hasMissing: false };
  }
  if (which === 'texts') return { ...column, hasTexts: false };
  const numbers = ([...cells] as number[]).filter((cell) => !isMissing(cell)).sort((one, other) => one - other);
  const ranks = new Map<Cell, number>(numbers.map((number, rank) => [number, rank]));
  return { ...thenChanged(column, (cell) => ranks.get(cell) ?? Number.NaN), hasTexts: false };
}

/** More different numbers are no classes. */
const mostClasses = 2 ** 22;

/** What stands in a column, each once. @throws DataError where there is too much. */
function differentCells(table: Table, column: Column): { readonly cells: ReadonlySet<Cell>; readonly hasTexts: boolean } {
  const cells = new Set<Cell>();
  let hasTexts = false;
  forEachRow(table, (row) => {
    const cell = named(table, column, row.cell(column));
    hasTexts ||= typeof cell === 'string';
    cells.add(cell);
    if (cells.size > mostClasses) refuseClasses(table, column);
  });
  return { cells, hasTexts };
}

/** @throws DataError where a text was not kept. */
function named(table: Table, column: Column, cell: Cell): Cell {
  return cell === unnamedText ? refuseClasses(table, column) : cell;
}

function refuseClasses({ file }: Table, { name }: Column): never {
  throw new DataError(l10n.t('The column "{0}" of {1} has too many different values to number them as classes: they do not fit into memory. Leave the column out, or number it in a script.', name, file), { file });
}

function withoutMissing(table: Table): Table {
  const columns = table.columns.filter((column) => column.hasMissing);
  if (columns.length === 0) return table;
  const rows: number[] = [];
  forEachRow(table, (row) => {
    if (columns.every((column) => !isMissing(row.cell(column)))) rows.push(row.row);
  });
  return { ...table, rows: Int32Array.from(rows), columns: table.columns.map((column) => ({ ...column, hasMissing: false })) };
}

function onColumn(table: Table, name: string, change: (column: Column) => Column): Table {
  return { ...table, columns: table.columns.map((column) => (column.name === name ? change(column) : column)) };
}

function thenChanged(column: Column, change: (cell: Cell) => Cell): Column {
  return { ...column, change: (cell) => change(changed(column, cell)) };
}
