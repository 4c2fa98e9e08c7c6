import { isUnknown, type ArrayExpression, type Shape } from '../../../spec/index.js';
import { plainCall, type Call, type Value } from '../../python/index.js';
import { ArrayValue, expressionOf, madeArray } from '../../numpy/index.js';

/** All the data that comes piece by piece out of a pipeline, where that is known: samples, and labels if there are any. */
export interface WholeData {
  readonly arrays: readonly ArrayValue[];
  /** How many samples a piece has; null where each is a piece of its own. */
  readonly batchSize: number | null;
  /** Whether each pass has another order. */
  readonly isShuffled: boolean;
  /** The arguments of a generator that change samples at random, which is not done. */
  readonly randomChanges?: readonly string[];
}

/** The arrays of a piece; `undefined` where it is anything else. */
export function arraysIn(value: Value): readonly ArrayValue[] | undefined {
  const parts = value.kind === 'tuple' ? value.items : [value];
  const arrays = parts.filter((part) => part instanceof ArrayValue);
  return arrays.length === parts.length && arrays.length > 0 && arrays.every(({ facts }) => !isUnknown(facts.expression)) ? arrays : undefined;
}

/** Some of the pieces, from one on. @param stop Null for all that follow. */
export function somePieces(whole: WholeData | null, start: number, stop: number | null, call: Call): WholeData | null {
  if (whole === null) return null;
  const size = whole.batchSize ?? 1;
  const rows = { start: start * size, stop: stop === null ? null : stop * size };
  const arrays = whole.arrays.map((array) => {
    const { shape, dtype, values } = array.facts;
    const count = shape[0] ?? null;
    const length = count === null ? null : Math.max(0, Math.min(rows.stop ?? count, count) - rows.start);
    return madeArray(call, [length, ...shape.slice(1)], dtype, [array], () => ({ operation: 'slice', input: expressionOf(array), axis: 0, ...rows, step: 1 }), values);
  });
  return { ...whole, arrays };
}

/**
 * What a function of pieces makes of all the data at once; null where it does not do the same to every sample.
 * @param element What it makes of one piece.
 */
export function mappedWhole(whole: WholeData | null, callee: Value, element: Value, call: Call): WholeData | null {
  if (whole === null) return null;
  const made = call.interpreter.call(callee, plainCall(call, whole.arrays));
  const arrays = arraysIn(made);
  const pieces = element.kind === 'tuple' ? element.items : [element];
  if (arrays?.length !== pieces.length) return null;
  const bases = new Set(whole.arrays.map(expressionOf));
  const isSame = arrays.every((array, index) => isOfEachSample(expressionOf(array), bases) && fits(array.facts.shape, pieces[index], whole.batchSize === null));
  return isSame ? { ...whole, arrays } : null;
}

/** Whether an expression does the same to every element, or makes rows of labels, and goes no deeper than the data. */
function isOfEachSample(expression: ArrayExpression, bases: ReadonlySet<ArrayExpression>): boolean {
  if (bases.has(expression)) return true;
  switch (expression.operation) {
    case 'cast':
    case 'elementWise':
    case 'oneHot':
      return isOfEachSample(expression.input, bases);
    case 'reshape':
      // A text in a row of its own.
      return expression.dtype === 'string' && expression.shape.length === 2 && isOfEachSample(expression.input, bases);
    case 'vectorized':
      // Each batch would have the length of its own longest text.
      return (expression.mode !== 'int' || expression.length !== null) && isOfEachSample(expression.input, bases);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return [expression.left, expression.right].every((operand) => typeof operand === 'number' || isOfEachSample(operand, bases));
    default:
      return false;
  }
}

function fits(whole: Shape, piece: Value | undefined, isSingle: boolean): boolean {
  if (!(piece instanceof ArrayValue)) return false;
  const sample = isSingle ? piece.facts.shape : piece.facts.shape.slice(1);
  return whole.length === sample.length + 1 && sample.every((length, axis) => length === whole[axis + 1]);
}

/** The data of a piece as its parts. */
export function wholeOf(arrays: Value, isShuffled = false): WholeData | null {
  const parts = arraysIn(arrays);
  return parts === undefined || arrays.kind === 'dictionary' ? null : { arrays: parts, batchSize: null, isShuffled };
}
