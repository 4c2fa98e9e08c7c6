import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../spec/index.js';
import { numberOf, sliceBounds, type Context, type SliceValue, type Value } from '../python/index.js';
import { slicedLength } from '../shapes/index.js';
import { ArrayValue, expressionOf, madeArray, shapedArray, type Operation } from './array.js';
import { settled } from './constant.js';
import { columnsOf } from './table-parts.js';
import { rearrangedValues, type KnownValues } from './values.js';

/** `array[index]`: slices, whole numbers, `None` (a new axis) and `...`, one or several; of masks and arrays of indices only the shape. */
export function indexArray(array: ArrayValue, index: Value, context: Context): Value {
  if (index instanceof ArrayValue) return selected(array, index, context);
  const indices = index.kind === 'tuple' ? index.items : [index];
  const rank = array.facts.shape.length;
  const consuming = indices.filter((each) => each.kind !== 'none' && each.kind !== 'ellipsis').length;
  let current: ArrayValue | undefined = array;
  // What the axes become: null stands for an axis that a whole number picks away.
  const kept: (number | null | 'new')[] = [];
  let axis = 0;
  for (const each of indices) {
    if (current === undefined || axis > rank) break;
    if (each.kind === 'none') kept.push('new');
    else if (each.kind === 'ellipsis') for (let skipped = rank - consuming; skipped > 0; skipped--) kept.push(axis++);
    else {
      current = each.kind === 'slice' ? sliceAxis(current, axis, each, context) : pick(current, axis, each, context);
      kept.push(each.kind === 'slice' ? axis : null);
      axis++;
    }
  }
  if (current === undefined || axis > rank) return notKnown(context);
  while (axis < rank) kept.push(axis++);
  return arrange(current, kept, context);
}

/** `array[mask]`, as many rows as the mask is true at, and `array[indices]`. */
function selected(array: ArrayValue, index: ArrayValue, context: Context): Value {
  const { shape, dtype, values } = array.facts;
  const isMask = index.facts.dtype === 'bool';
  const [picked, rest] = isMask ? [[null], shape.slice(index.facts.shape.length)] : [index.facts.shape, shape.slice(1)];
  return madeArray(
    context, [...picked, ...rest], dtype, [array, index],
    () => (isMask ? { operation: 'mask', input: expressionOf(array), condition: expressionOf(index) } : { operation: 'take', input: expressionOf(array), indices: expressionOf(index) }),
    index.isFold() ? rearrangedValues(values) : withoutClasses(rearrangedValues(values)),
  );
}

/** Which classes are left is not known where some of the samples are. */
function withoutClasses({ labels, ...values }: KnownValues): KnownValues {
  return labels === undefined ? values : withoutBounds(values);
}

function withoutBounds(values: KnownValues): KnownValues {
  return values.isNoise === true ? { isNoise: true } : {};
}

/** `array[mask] = value`, and `array[array == 3] = 0`; `undefined` where it is another assignment. */
export function assignedWhere(array: ArrayValue, index: Value, value: Value, context: Context): ArrayValue | undefined {
  const number = numberOf(value);
  if (!(index instanceof ArrayValue) || index.facts.dtype !== 'bool' || (number === undefined && !(value instanceof ArrayValue))) return undefined;
  const { shape, dtype } = array.facts;
  const replaced = number === undefined ? null : replacement(array, index, number);
  if (replaced !== null) return madeArray(context, shape, dtype, [array], () => replaced, {});
  const sources = value instanceof ArrayValue ? [array, index, value] : [array, index];
  return madeArray(context, shape, dtype, sources, () => ({
    operation: 'put', input: expressionOf(array), condition: expressionOf(index), values: value instanceof ArrayValue ? expressionOf(value) : (number ?? 0),
  }), {});
}

/** Where a mask compares the array itself with a number, which keeps what is done to it again and again short. */
function replacement(array: ArrayValue, { facts }: ArrayValue, to: number): Operation | null {
  const mask = facts.expression;
  if (isUnknown(mask) || isUnknown(array.facts.expression) || mask.operation !== 'equal' || mask.left !== array.facts.expression || typeof mask.right !== 'number') return null;
  return { operation: 'replace', input: array.facts.expression, from: mask.right, to };
}

/** Drops the axes that are picked away and inserts the new ones, where there are any. */
function arrange(array: ArrayValue, kept: readonly (number | null | 'new')[], context: Context): Value {
  if (kept.every((axis) => typeof axis === 'number')) return array;
  const { shape, dtype } = array.facts;
  const arranged = kept.flatMap((axis) => (axis === null ? [] : [axis === 'new' ? 1 : (shape[axis] ?? null)]));
  return settled(madeArray(context, arranged, dtype, [array], () => ({ operation: 'reshape', input: expressionOf(array) })));
}

function sliceAxis(array: ArrayValue, axis: number, index: SliceValue, context: Context): ArrayValue {
  const bounds = sliceBounds(index);
  // Wherever it begins and ends, the other axes are what they were.
  if (bounds === undefined) return ofUnknownLength(array, axis, context);
  const { start, stop, step } = bounds;
  if (start === null && stop === null && step === 1) return array;
  return sliced(array, axis, start, stop, step, context);
}

function ofUnknownLength({ facts }: ArrayValue, axis: number, context: Context): ArrayValue {
  const shape = facts.shape.map((dimension, other) => (other === axis ? null : dimension));
  return shapedArray(context, shape, facts.dtype, whichPart(), withoutClasses(rearrangedValues(facts.values)));
}

function pick(array: ArrayValue, axis: number, index: Value, context: Context): ArrayValue | undefined {
  const position = numberOf(index);
  return position === undefined ? undefined : sliced(array, axis, position, position === -1 ? null : position + 1, 1, context);
}

function sliced(array: ArrayValue, axis: number, start: number | null, stop: number | null, step: number, context: Context): ArrayValue {
  const { shape, dtype } = array.facts;
  const length = slicedLength(shape[axis] ?? null, start, stop, step);
  const result = shape.map((dimension, other) => (other === axis ? length : dimension));
  return madeArray(context, result, dtype, [array], () => {
    const input = expressionOf(array);
    return axis === 1 && shape.length === 2 && step === 1 ? columnsOf(input, { start, stop }, length) : { operation: 'slice', input, axis, start, stop, step };
  });
}

function notKnown(context: Context): Value {
  return unknown(whichPart(), context.range);
}

function whichPart(): string {
  return l10n.t('Which part of the array this is is known only when the file runs.');
}
