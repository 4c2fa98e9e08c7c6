import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type ArrayExpression, type Maybe, type SliceArray, type TableArray, type TableStep } from '../../spec/index.js';
import { slicedLength, type Operation } from '../numpy/index.js';

/** Columns by name, in order; null where they are not all known. */
export type Columns = readonly string[] | null;

/** What is done to the rows, after the columns are picked. */
export type RowStep = (input: ArrayExpression) => Operation;

/** How a table comes out of a file. */
export interface TableSource extends Pick<TableArray, 'path' | 'layout' | 'steps'> {
  readonly rows: readonly { readonly step: RowStep; readonly count: number | null }[];
  /** How many rows the file has; null where that is not known. */
  readonly ofFile: number | null;
  /** How many rows there are in the end; null where only the file says. */
  readonly count: number | null;
}

/** What is known of a table. */
export interface TableFacts {
  readonly columns: Columns;
  /** Unknown where something was done to it that is not followed. */
  readonly source: Maybe<TableSource>;
}

export const tableReason = (): string => l10n.t('What is in a table is known only when the file runs.');

/** A table of which at most the columns are known. */
export function factsOfColumns(columns: Columns): TableFacts {
  return { columns, source: unknown(tableReason()) };
}

/** What is known after a step that picks or mends columns. */
export function afterStep({ source }: TableFacts, columns: Columns, step: TableStep): TableFacts {
  return { columns, source: isUnknown(source) ? source : { ...source, steps: [...source.steps, step], count: step.step === 'dropMissing' ? null : source.count } };
}

/** What is known after a step that picks or moves rows. @param count How many rows are left, where that is known. */
export function afterRows({ columns, source }: TableFacts, count: number | null, step: RowStep): TableFacts {
  return { columns, source: isUnknown(source) ? source : { ...source, rows: [...source.rows, { step, count }], count } };
}

/** What is known of rows that follow each other. */
export function afterSlice(facts: TableFacts, bounds: Pick<SliceArray, 'start' | 'stop' | 'step'>): TableFacts {
  return afterRows(facts, slicedLength(rowCount(facts), bounds.start, bounds.stop, bounds.step), (input) => ({ operation: 'slice', input, axis: 0, ...bounds }));
}

/** How many rows there are; null where only the file says. */
export function rowCount({ source }: TableFacts): number | null {
  return isUnknown(source) ? null : source.count;
}

/** Only the columns stay known. */
export function withoutSource({ columns }: TableFacts): TableFacts {
  return factsOfColumns(columns);
}

/** Columns of a table, or some rows of them, which may hold texts: they are numbered in their order. */
export function withTexts(columns: ArrayExpression): ArrayExpression {
  switch (columns.operation) {
    case 'table':
      return { ...columns, encoded: true };
    case 'slice':
      return columns.axis === 0 ? { ...columns, input: withTexts(columns.input) } : columns;
    case 'reshape':
    case 'split':
    case 'take':
    case 'mask':
      return { ...columns, input: withTexts(columns.input) };
    default:
      return columns;
  }
}

/** The numbers of a table: (rows, columns), or of its only column (rows,). */
export function tableExpression({ path, layout, steps, rows, ofFile }: TableSource, columns: number | null, isColumn: boolean): ArrayExpression {
  const first = steps.some(({ step }) => step === 'dropMissing') ? null : ofFile;
  const table: ArrayExpression = { kind: 'array', operation: 'table', path, layout, steps, shape: [first, isColumn ? 1 : columns], dtype: 'float64' };
  const start: ArrayExpression = isColumn ? { kind: 'array', operation: 'reshape', input: table, shape: [first], dtype: 'float64' } : table;
  return rows.reduce<ArrayExpression>((input, { step, count }) => ({ kind: 'array', ...step(input), shape: [count, ...input.shape.slice(1)], dtype: 'float64' }), start);
}
