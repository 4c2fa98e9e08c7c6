import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Shape, type StatisticArray } from '../../spec/index.js';
import { argumentOf, elementsOf, numberOf, truthOf, type Call, type Value } from '../python/index.js';
import { expressionOf, madeArray, shapedArray, type ArrayValue } from './array.js';
import { dtypeOf, statisticDtype } from './dtypes.js';
import { reduced, reshaped } from './shapes.js';

/** Whole numbers of a value that is one or a sequence of them; `undefined` where they are not known. */
export function integersOf(value: Value | undefined, call: Call): readonly number[] | undefined {
  const number = numberOf(value);
  if (number !== undefined) return [number];
  if (value === undefined) return undefined;
  const elements = elementsOf(value, call.range);
  if (isUnknown(elements)) return undefined;
  const numbers = elements.map(numberOf).filter((each) => each !== undefined);
  return numbers.length === elements.length ? numbers : undefined;
}

export function cast(array: ArrayValue, dtype: Value | undefined, call: Call): Value {
  const name = dtypeOf(dtype);
  if (name === null) return shapedArray(call, array.facts.shape, array.facts.dtype, l10n.t('The type of this array is known only when the file runs.'));
  if (name === array.facts.dtype) return array;
  return madeArray(call, array.facts.shape, name, [array], () => ({ operation: 'cast', input: expressionOf(array) }));
}

/** @param target May hold one -1; `undefined` where it is not known. */
export function reshape(array: ArrayValue, target: Shape | undefined, call: Call): Value {
  const shape = target === undefined ? null : reshaped(array.facts.shape, target);
  if (shape === null) return unknown(l10n.t('The shape of this array is known only when the file runs.'), call.range);
  return madeArray(call, shape, array.facts.dtype, [array], () => ({ operation: 'reshape', input: expressionOf(array) }));
}

/** @param offset How many arguments stand before `axis`: none for a method, the array for a function of numpy. */
export function statistic(array: ArrayValue, operation: StatisticArray['operation'], call: Call, offset: number): Value {
  const given = argumentOf(call, offset, 'axis');
  const axes = given === undefined || given.kind === 'none' ? null : integersOf(given, call);
  const keep = call.keywords.get('keepdims');
  const keepDimensions = keep === undefined ? false : truthOf(keep.value);
  const shape = axes === undefined || isUnknown(keepDimensions) ? null : reduced(array.facts.shape, axes, keepDimensions);
  if (axes === undefined || isUnknown(keepDimensions) || shape === null) return unknown(l10n.t('Which axes this goes over is known only when the file runs.'), call.range);
  return madeArray(call, shape, statisticDtype(array.facts.dtype), [array], () => ({ operation, input: expressionOf(array), axes, keepDimensions }));
}

/** Inserts axes of length 1 at the given places of the result. */
export function expand(array: ArrayValue, axes: readonly number[] | undefined, call: Call): Value {
  const rank = array.facts.shape.length + (axes?.length ?? 0);
  const positions = axes?.map((axis) => (axis < 0 ? axis + rank : axis)).sort((one, other) => one - other);
  if (positions === undefined || positions.some((axis) => axis < 0 || axis >= rank)) return reshape(array, undefined, call);
  const shape = [...array.facts.shape];
  for (const position of positions) shape.splice(position, 0, 1);
  return reshape(array, shape, call);
}
