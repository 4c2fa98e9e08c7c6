import type { ArrayExpression } from '../../spec/index.js';

/** Which rows of which data an array has. */
export interface Rows {
  /** The same text for the same data. */
  readonly data: string;
  readonly start: number;
  readonly stop: number;
}

/** The rows of a data set that an array is made of, one for one; null where that is not known. */
export function rowsOf(array: ArrayExpression): Rows | null {
  switch (array.operation) {
    case 'dataset': {
      const [length] = array.shape;
      return typeof length === 'number' ? { data: `${array.dataset}/${array.split}`, start: 0, stop: length } : null;
    }
    case 'slice':
      return array.axis === 0 ? sliced(array) : rowsOf(array.input);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return typeof array.right === 'number' && typeof array.left !== 'number' ? rowsOf(array.left) : null;
    case 'cast':
    case 'oneHot':
      return rowsOf(array.input);
    case 'reshape':
      return array.shape[0] === array.input.shape[0] ? rowsOf(array.input) : null;
    default:
      return null;
  }
}

function sliced({ input, start, stop, step }: Extract<ArrayExpression, { operation: 'slice' }>): Rows | null {
  const rows = rowsOf(input);
  if (rows === null || step !== 1) return null;
  const length = rows.stop - rows.start;
  const at = (index: number): number => rows.start + Math.min(Math.max(index < 0 ? index + length : index, 0), length);
  return { data: rows.data, start: at(start ?? 0), stop: at(stop ?? length) };
}

/** How many rows two arrays have in common. */
export function commonRows(one: Rows, other: Rows): number {
  return one.data === other.data ? Math.max(Math.min(one.stop, other.stop) - Math.max(one.start, other.start), 0) : 0;
}
