import * as l10n from '@vscode/l10n';
import { unknown } from '../../spec/index.js';
import { numberOf, sliceBounds, type Context, type SliceValue, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, madeArray, shapedArray } from './array.js';
import { slicedLength } from '../shapes/index.js';

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
  const { shape, dtype } = array.facts;
  const [picked, rest] = index.facts.dtype === 'bool' ? [[null], shape.slice(index.facts.shape.length)] : [index.facts.shape, shape.slice(1)];
  return shapedArray(context, [...picked, ...rest], dtype, whichPart());
}

/** Drops the axes that are picked away and inserts the new ones, where there are any. */
function arrange(array: ArrayValue, kept: readonly (number | null | 'new')[], context: Context): Value {
  if (kept.every((axis) => typeof axis === 'number')) return array;
  const { shape, dtype } = array.facts;
  const arranged = kept.flatMap((axis) => (axis === null ? [] : [axis === 'new' ? 1 : (shape[axis] ?? null)]));
  return madeArray(context, arranged, dtype, [array], () => ({ operation: 'reshape', input: expressionOf(array) }));
}

function sliceAxis(array: ArrayValue, axis: number, index: SliceValue, context: Context): ArrayValue | undefined {
  const bounds = sliceBounds(index);
  if (bounds === undefined || bounds.step < 1) return undefined;
  const { start, stop, step } = bounds;
  if (start === null && stop === null && step === 1) return array;
  return sliced(array, axis, start, stop, step, context);
}

function pick(array: ArrayValue, axis: number, index: Value, context: Context): ArrayValue | undefined {
  const position = numberOf(index);
  return position === undefined ? undefined : sliced(array, axis, position, position === -1 ? null : position + 1, 1, context);
}

function sliced(array: ArrayValue, axis: number, start: number | null, stop: number | null, step: number, context: Context): ArrayValue {
  const { shape, dtype } = array.facts;
  const length = slicedLength(shape[axis] ?? null, start, stop, step);
  const result = shape.map((dimension, other) => (other === axis ? length : dimension));
  return madeArray(context, result, dtype, [array], () => ({ operation: 'slice', input: expressionOf(array), axis, start, stop, step }));
}

function notKnown(context: Context): Value {
  return unknown(whichPart(), context.range);
}

function whichPart(): string {
  return l10n.t('Which part of the array this is is known only when the file runs.');
}
