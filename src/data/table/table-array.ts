import * as l10n from '@vscode/l10n';
import type { TableArray, TableStep } from '../../spec/index.js';
import type { NumberArray } from '../array.js';
import { DataError } from '../errors.js';
import { columnNamed, withRows, type Column, type Table } from './table.js';

/**
 * The numbers of a table after what is done to it: (rows, columns), float64; whole columns of classes are numbered.
 * @throws DataError naming the line and the column of a field that is missing or no number.
 */
export function tableArray(table: Table, { steps, encoded }: Pick<TableArray, 'steps' | 'encoded'>): NumberArray {
  const { columns, lines, file } = steps.reduce(afterStep, table);
  const values = new Float64Array(lines.length * columns.length);
  columns.forEach((column, place) => {
    const numbers = encoded === true && column.texts.size > 0 ? classNumbers(column) : column.numbers;
    for (let row = 0; row < lines.length; row += 1) {
      const value = numbers[row] ?? NaN;
      if (Number.isNaN(value)) refuseField(column, row, lines[row] ?? 0, file);
      values[row * columns.length + place] = value;
    }
  });
  return { values, shape: [lines.length, columns.length], dtype: 'float64' };
}

function afterStep(table: Table, step: TableStep): Table {
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
      return withRows(table, completeRows(table));
    case 'fillMissing':
      return { ...table, columns: table.columns.map((column) => filled(column, step.value)) };
    case 'encode':
      return { ...table, columns: table.columns.map((column) => (column.name === step.column ? { ...column, numbers: classNumbers(column), texts: new Map() } : column)) };
    case 'map':
      return { ...table, columns: table.columns.map((column) => (column.name === step.column ? mapped(column, step.pairs) : column)) };
  }
}

function isMissing({ numbers, texts }: Column, row: number): boolean {
  return Number.isNaN(numbers[row]) && !texts.has(row);
}

function completeRows({ columns, lines }: Table): number[] {
  return [...lines.keys()].filter((row) => columns.every((column) => !isMissing(column, row)));
}

function filled(column: Column, value: number): Column {
  return { ...column, numbers: column.numbers.map((number, row) => (isMissing(column, row) ? value : number)) };
}

/** The numbers of the classes that a column names, by the order of their texts, as a LabelEncoder numbers them. */
function classNumbers({ numbers, texts }: Column): Float64Array {
  if (texts.size === 0) {
    const different = [...new Set(numbers)].sort((one, other) => one - other);
    return numbers.map((number) => (Number.isNaN(number) ? NaN : different.indexOf(number)));
  }
  const names = [...numbers].map((number, row) => texts.get(row) ?? String(number));
  const ranks = new Map([...new Set(names)].sort((one, other) => (one < other ? -1 : 1)).map((name, rank) => [name, rank]));
  return Float64Array.from(names, (name) => ranks.get(name) ?? NaN);
}

function mapped({ name, numbers, texts }: Column, pairs: readonly (readonly [string | number, number])[]): Column {
  const to = new Map(pairs);
  return { name, numbers: numbers.map((number, row) => to.get(texts.get(row) ?? number) ?? NaN), texts: new Map() };
}

function refuseField({ name, texts }: Column, row: number, line: number, file: string): never {
  const text = texts.get(row);
  const message =
    text === undefined
      ? l10n.t('{0}, line {1}: the column "{2}" has no number there. Leave such rows out with dropna(), or fill them with fillna(0).', file, line, name)
      : l10n.t('{0}, line {1}: "{3}" in the column "{2}" is no number. Leave the column out, or number its classes with a LabelEncoder.', file, line, name, text.slice(0, 40));
  throw new DataError(message, { file, row: line });
}
