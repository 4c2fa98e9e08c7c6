import type { ArrayExpression, TableArray, TableStep } from '../../spec/index.js';
import type { Operation } from './array.js';

/** Columns that follow each other, as Python slices them. */
interface Span {
  readonly start: number | null;
  readonly stop: number | null;
}

/** Some columns of a matrix, taken as early as they can be: what is left out of a table may be texts, which are no numbers. */
export function columnsOf(input: ArrayExpression, span: Span, width: number | null): Operation {
  if (!isOfTable(input)) return { operation: 'slice', input, axis: 1, ...span, step: 1 };
  if (input.operation === 'table') return afterTableStep(input, { step: 'places', ...span });
  if (isOfRows(input)) return { ...input, input: inside(input.input, span, width) };
  if (input.operation === 'assign') return besideAssigned(input, span, width);
  return { operation: 'slice', input, axis: 1, ...span, step: 1 };
}

/** A matrix a column of which is put in place of another one, which may be of texts. */
export function withTextsAt(input: ArrayExpression, place: number): ArrayExpression {
  if (input.operation === 'table') return { ...input, ...afterTableStep(input, { step: 'numberTexts', place }) };
  return isOfRows(input) || input.operation === 'assign' ? { ...input, input: withTextsAt(input.input, place) } : input;
}

/** Whether the columns are those of a file, but for rows that are picked and columns that are put in place of others. */
function isOfTable(expression: ArrayExpression): boolean {
  if (expression.operation === 'table') return true;
  return (isOfRows(expression) || expression.operation === 'assign') && isOfTable(expression.input);
}

/** What picks or moves whole rows. */
function isOfRows(expression: ArrayExpression): expression is Extract<ArrayExpression, { operation: 'slice' | 'split' | 'take' | 'mask' }> {
  const { operation } = expression;
  return operation === 'slice' ? expression.axis === 0 : operation === 'split' || operation === 'take' || operation === 'mask';
}

function afterTableStep({ operation, path, layout, steps, encoded }: TableArray, step: TableStep): TableArray {
  return { operation, path, layout, steps: [...steps, step], ...(encoded === undefined ? {} : { encoded }) };
}

function inside(input: ArrayExpression, span: Span, width: number | null): ArrayExpression {
  return { kind: 'array', ...columnsOf(input, span, width), shape: [input.shape[0] ?? null, width], dtype: input.dtype };
}

/** Columns of a matrix one column of which was assigned. */
function besideAssigned(assigned: Extract<ArrayExpression, { operation: 'assign' }>, span: Span, width: number | null): Operation {
  const whole: Operation = { operation: 'slice', input: assigned, axis: 1, ...span, step: 1 };
  const place = placeOf(assigned);
  const columns = assigned.shape[1] ?? null;
  if (place === undefined || columns === null) return whole;
  const [start, stop] = [atLeastZero(span.start ?? 0, columns), atLeastZero(span.stop ?? columns, columns)];
  if (place < start || place >= stop) return columnsOf(assigned.input, span, width);
  const [rows = wholeAxis] = assigned.parts;
  const moved = place - start;
  return { operation: 'assign', input: inside(assigned.input, span, width), parts: [rows, { start: moved, stop: moved + 1, step: 1, isPlace: true }], values: assigned.values };
}

const wholeAxis = { start: null, stop: null, step: 1, isPlace: false };

/** The column that is assigned; `undefined` where it is no whole column, or not counted from the first. */
export function placeOf({ parts }: Pick<Extract<ArrayExpression, { operation: 'assign' }>, 'parts'>): number | undefined {
  const [rows, column] = parts;
  const isWhole = rows?.start === null && rows.stop === null && rows.step === 1;
  return isWhole && parts.length === 2 && column?.isPlace === true && column.start !== null && column.start >= 0 ? column.start : undefined;
}

function atLeastZero(place: number, count: number): number {
  return place < 0 ? Math.max(0, place + count) : place;
}
