import { inputsOf, isSource, type ArrayExpression } from '../../spec/index.js';

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

/**
 * Whether the rows of one array are rows of another, all or some of them, whatever was done to the numbers of either:
 * `X_test` of `train_test_split(X)` and `X / 255`. False where that is not known.
 */
export function areRowsOf(some: ArrayExpression, all: ArrayExpression): boolean {
  const whole = withTheirRows(all);
  for (let each = withTheirRows(some); ; each = withTheirRows(each.input)) {
    if (isSame(each, whole)) return true;
    if (each.operation !== 'split' && !(each.operation === 'slice' && each.axis === 0)) return false;
  }
}

/** What an array is computed of, row by row. */
function withTheirRows(array: ArrayExpression): ArrayExpression {
  switch (array.operation) {
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const { left, right } = array;
      // An array of fewer axes, such as the means of the columns, is the same for all rows.
      return typeof left !== 'number' && (typeof right === 'number' || right.shape.length < left.shape.length) ? withTheirRows(left) : array;
    }
    case 'cast':
    case 'oneHot':
    case 'elementWise':
      return withTheirRows(array.input);
    default:
      return array;
  }
}

/** The array that the rows of another one are made of, or picked from; null for what is made of none, or rearranges more than rows. */
export function rowsBehind(array: ArrayExpression): ArrayExpression | null {
  const before = withTheirRows(array);
  if (before !== array) return before;
  switch (array.operation) {
    case 'slice':
    case 'split':
    case 'take':
    case 'mask':
    case 'windows':
    case 'reshape':
      return array.input;
    default:
      return null;
  }
}

/** Whether two expressions have the same numbers: what is drawn anew is the same only where it is one array. */
function isSame(one: ArrayExpression, other: ArrayExpression): boolean {
  return one === other || (!isDrawn(one) && textOf(one) === textOf(other));
}

const isDrawn = (array: ArrayExpression): boolean => (isSource(array) ? array.operation === 'random' || array.operation === 'noise' : inputsOf(array).some(isDrawn));

/** An expression as text, without the places in the code. */
const textOf = (array: ArrayExpression): string => JSON.stringify(array, (key, value: unknown) => (key === 'range' ? undefined : value));

/** How many rows two arrays have in common. */
export function commonRows(one: Rows, other: Rows): number {
  return one.data === other.data ? Math.max(Math.min(one.stop, other.stop) - Math.max(one.start, other.start), 0) : 0;
}
