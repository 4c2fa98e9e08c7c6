import * as l10n from '@vscode/l10n';
import { isUnknown, type Shape, type Unknown } from '../../spec/index.js';
import { argumentOf, elementsOf, integerValue, none, numberOf, type Call, type Value } from '../python/index.js';
import { ArrayValue, notAnArray, shapedArray } from './array.js';
import { promote } from './dtypes.js';

/** The arrays of a list; unknown where one of them is. */
function arraysIn(call: Call): readonly ArrayValue[] | Unknown {
  const elements = elementsOf(argumentOf(call, 0, 'arrays') ?? none, call.range);
  if (isUnknown(elements)) return elements;
  const arrays = elements.filter((element) => element instanceof ArrayValue);
  return arrays.length === elements.length && arrays.length > 0 ? arrays : notAnArray(elements.find((element) => !(element instanceof ArrayValue)) ?? none, call.range);
}

function joined(call: Call, arrays: readonly ArrayValue[], shape: Shape): Value {
  const dtype = arrays.map(({ facts }) => facts.dtype).reduce((one, other) => promote('add', one, other));
  return shapedArray(call, shape, dtype, l10n.t('Joining arrays is not read.'));
}

/** Arrays end to end along an axis, the one given or the function's own. */
export function concatenate(preset: number) {
  return (call: Call): Value => {
    const arrays = arraysIn(call);
    if (isUnknown(arrays)) return arrays;
    const shapes = arrays.map(({ facts }) => facts.shape);
    const [first = []] = shapes;
    const given = argumentOf(call, 1, 'axis');
    const axis = given === undefined ? Math.min(preset, first.length - 1) : numberOf(given);
    const position = axis === undefined ? -1 : axis < 0 ? axis + first.length : axis;
    const fits = (shape: Shape): boolean => shape.length === first.length && shape.every((dimension, index) => index === position || agree(dimension, first[index] ?? null));
    if (position < 0 || position >= first.length || !shapes.every(fits)) return notAnArray(none, call.range);
    const total = shapes.reduce<number | null>((sum, shape) => add(sum, shape[position] ?? null), 0);
    return joined(call, arrays, first.map((dimension, index) => (index === position ? total : dimension)));
  };
}

/** Whether two dimensions may be the same. */
function agree(one: number | null, other: number | null): boolean {
  return one === null || other === null || one === other;
}

function add(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

/** Arrays of one shape along a new axis. */
export function stack(call: Call): Value {
  const arrays = arraysIn(call);
  if (isUnknown(arrays)) return arrays;
  const shape = arrays[0]?.facts.shape ?? [];
  const axis = numberOf(argumentOf(call, 1, 'axis') ?? integerValue(0));
  if (axis === undefined) return notAnArray(none, call.range);
  const position = axis < 0 ? axis + shape.length + 1 : axis;
  return joined(call, arrays, [...shape.slice(0, position), arrays.length, ...shape.slice(position)]);
}

/** Arrays side by side, those of one axis as columns. */
export function columnStack(call: Call): Value {
  const arrays = arraysIn(call);
  if (isUnknown(arrays)) return arrays;
  const columns = arrays.reduce<number | null>((sum, { facts }) => add(sum, facts.shape.length === 1 ? 1 : (facts.shape[1] ?? null)), 0);
  return joined(call, arrays, [arrays[0]?.facts.shape[0] ?? null, columns]);
}
