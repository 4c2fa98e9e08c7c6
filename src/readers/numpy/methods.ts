import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type StatisticArray } from '../../spec/index.js';
import { argumentOf, elementsOf, numberOf, truthOf, type Call, type Value } from '../python/index.js';
import { reduced } from '../shapes/index.js';
import { expressionOf, madeArray, shapedArray, type ArrayValue } from './array.js';
import { greatestLabel } from './classes.js';
import { settled } from './constant.js';
import { dtypeOf, statisticDtype } from './dtypes.js';
import { rearrangedValues, type KnownValues } from './values.js';

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

/** `array.astype(dtype)`: the same numbers in another type. */
export function cast(array: ArrayValue, dtype: Value | undefined, call: Call): Value {
  const name = dtypeOf(dtype);
  const { facts } = array;
  if (name === null) return shapedArray(call, facts.shape, facts.dtype, l10n.t('The type of this array is known only when the file runs.'), facts.values);
  if (name === facts.dtype) return array;
  return madeArray(call, facts.shape, name, [array], () => ({ operation: 'cast', input: expressionOf(array) }), facts.values);
}

/** `np.mean(array, axis, …)` and `np.std`; the array is the first argument. */
export function statistic(array: ArrayValue, operation: StatisticArray['operation'], call: Call): Value {
  const given = argumentOf(call, 1, 'axis');
  const label = operation === 'greatest' && given === undefined && !call.keywords.has('keepdims') ? greatestLabel(array) : undefined;
  if (label !== undefined) return label;
  const axes = given === undefined || given.kind === 'none' ? null : integersOf(given, call);
  const keep = call.keywords.get('keepdims');
  const keepDimensions = keep === undefined ? false : truthOf(keep.value);
  const shape = axes === undefined || isUnknown(keepDimensions) ? null : reduced(array.facts.shape, axes, keepDimensions);
  if (axes === undefined || isUnknown(keepDimensions) || shape === null) return unknown(l10n.t('Which axes this goes over is known only when the file runs.'), call.range);
  return settled(madeArray(
    call, shape, operation === 'least' || operation === 'greatest' ? array.facts.dtype : statisticDtype(array.facts.dtype), [array], () => ({ operation, input: expressionOf(array), axes, keepDimensions }),
    statisticValues(operation, array.facts.values),
  ));
}

/** A mean lies between the bounds of what it is of. */
function statisticValues(operation: StatisticArray['operation'], { minimum, maximum, role }: KnownValues): KnownValues {
  if (operation === 'std') return { role: 'deviation', minimum: 0 };
  if (operation === 'variance') return { minimum: 0 };
  if (operation === 'sum') return {};
  if (operation === 'least' || operation === 'greatest') return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }), role: operation };
  const bounds = { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
  return { ...rearrangedValues(bounds), ...(role === undefined && { role: 'mean' }) };
}
