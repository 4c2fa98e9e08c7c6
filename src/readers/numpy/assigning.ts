import { hasRowsOfLengths, isUnknown, type AxisPart } from '../../spec/index.js';
import { numberOf, plainCall, sliceBounds, type Context, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, madeArray } from './array.js';
import { assignedWhere } from './indexing.js';
import { literalArray } from './literals.js';
import { placeOf, withTextsAt } from './table-parts.js';
import { constantValues, joinedValues, oneHotLabels, rearrangedValues, type KnownValues } from './values.js';

/** What an array is after `array[index] = value`; `undefined` where that is not followed. */
export function assignedAt(array: ArrayValue, index: Value, value: Value, context: Context): ArrayValue | undefined {
  const given = value.kind === 'list' ? (literalArray(value, undefined, plainCall(context, [value])) ?? value) : value;
  return assignedWhere(array, index, given, context) ?? assignedInRows(array, index, given, context) ?? assignedInPart(array, index, given, context);
}

/** `array[:, 0] = values`, `array[3] = 1`: places and slices that are known. */
function assignedInPart(array: ArrayValue, index: Value, value: Value, context: Context): ArrayValue | undefined {
  const number = numberOf(value);
  const { shape, dtype } = array.facts;
  const indices = index.kind === 'tuple' ? index.items : [index];
  const parts = indices.flatMap((each) => (each.kind === 'ellipsis' ? Array.from({ length: shape.length - indices.length + 1 }, () => wholeAxis) : [partOf(each)]));
  if (parts.includes(undefined) || parts.length > shape.length || (number === undefined && !(value instanceof ArrayValue))) return undefined;
  const known = parts.filter((part) => part !== undefined);
  const place = placeOf({ parts: known });
  return madeArray(context, shape, dtype, value instanceof ArrayValue ? [array, value] : [array], () => ({
    operation: 'assign', parts: known,
    input: place === undefined ? expressionOf(array) : withTextsAt(expressionOf(array), place),
    values: value instanceof ArrayValue ? expressionOf(value) : (number ?? 0),
  }), {});
}

const wholeAxis: AxisPart = { start: null, stop: null, step: 1, isPlace: false };

function partOf(index: Value): AxisPart | undefined {
  const place = numberOf(index);
  if (place !== undefined) return { start: place, stop: place === -1 ? null : place + 1, step: 1, isPlace: true };
  const bounds = index.kind === 'slice' ? sliceBounds(index) : undefined;
  return bounds === undefined ? undefined : { ...bounds, isPlace: false };
}

/** `array[np.arange(len(labels)), labels] = 1`: one place in each row. */
function assignedInRows(array: ArrayValue, index: Value, value: Value, context: Context): ArrayValue | undefined {
  const number = numberOf(value);
  if (index.kind !== 'tuple' || index.items.length !== 2 || number === undefined) return undefined;
  const [rows, columns] = index.items;
  const count = array.facts.shape[0] ?? null;
  if (!(rows instanceof ArrayValue) || !(columns instanceof ArrayValue) || isUnknown(rows.facts.expression)) return undefined;
  const { operation } = rows.facts.expression;
  const isEachRow = operation === 'sequence' && rows.facts.expression.start === 0 && rows.facts.expression.step === 1;
  if (!isEachRow || count === null || rows.facts.shape[0] !== count) return undefined;
  return markedIn(array, columns, number, context);
}

/** In each row, the elements at the places that the same row of another array says, as a number; `undefined` where that is not followed. */
export function markedIn(array: ArrayValue, columns: ArrayValue, value: number, context: Context): ArrayValue | undefined {
  const { shape, dtype } = array.facts;
  const rank = columns.facts.shape.length;
  const isTexts = columns.facts.dtype === 'object';
  const sameRows = shape[0] !== undefined && shape[0] === columns.facts.shape[0];
  if (shape.length !== 2 || rank !== 1 || !sameRows || isUnknown(columns.facts.expression)) return undefined;
  // The numbers of a table's column have one length.
  if (isTexts && !hasRowsOfLengths(columns.facts.expression)) return undefined;
  return madeArray(context, shape, dtype, [array, columns], () => ({ operation: 'mark', input: expressionOf(array), columns: expressionOf(columns), value }), {});
}

/** What is known of rows in which the places that labels say are set to a number: labels one-hot, where those were zeros and become one. */
export function markedValues(values: KnownValues, labels: KnownValues, value: number, width: number | null): KnownValues {
  const isZero = values.minimum === 0 && values.maximum === 0;
  if (isZero && value === 1 && labels.labels?.form === 'indices' && labels.labels.classes === width) return oneHotLabels(width);
  return joinedValues([rearrangedValues(values), constantValues(value)]);
}
