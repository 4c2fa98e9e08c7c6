import * as l10n from '@vscode/l10n';
import { isUnknown, type StatisticArray } from '../../spec/index.js';
import { argumentOf, integerValue, none, type Call, type Value } from '../python/index.js';
import { FunctionArguments, shapeRuleOf } from '../shapes/index.js';
import { ArrayValue, expressionOf, madeArray, notAnArray, shapedArray } from './array.js';
import { constantNumbers } from './constant.js';
import { dtypeOf } from './dtypes.js';
import { literalArray, stackedArrays } from './literals.js';
import { cast, statistic } from './methods.js';
import { exactQuantile, givenShare } from './quantiles.js';
import { statistics } from './statistics.js';
import { textArray } from './texts.js';
import { valueShape } from './value-shape.js';
import { ownEntry } from '../own-entry.js';

/** Functions that only say the shape of an array anew. */
const reshaping = new Set(['reshape', 'expand_dims', 'squeeze', 'ravel', 'flatten']);

const functions: Readonly<Partial<Record<string, (array: ArrayValue, call: Call) => Value | undefined>>> = {
  ...Object.fromEntries(
    Object.entries(statistics).map(([name, operation]) => [name, (array: ArrayValue, call: Call) => exactStatistic(array, operation, call)]),
  ),
  astype: (array, call) => cast(array, argumentOf(call, 1, 'dtype'), call),
  median: (array, call) => exactQuantile(array, call, () => 0.5, 1),
  quantile: (array, call) => exactQuantile(array, call, givenShare(1), 2),
  percentile: (array, call) => exactQuantile(array, call, givenShare(100), 2),
  argmax: (array, call) => placeOf(array, call, (numbers) => numbers.reduce((greatest, number) => Math.max(greatest, number), -Infinity)),
  argmin: (array, call) => placeOf(array, call, (numbers) => numbers.reduce((least, number) => Math.min(least, number), Infinity)),
  copy: (array) => array,
  ascontiguousarray: (array) => array,
};

/** Where a number first stands in an array of numbers that the file writes. */
function placeOf({ facts }: ArrayValue, call: Call, of: (numbers: readonly number[]) => number): Value | undefined {
  const numbers = call.positional.length + call.keywords.size === 1 ? constantNumbers(facts.expression) : undefined;
  return numbers === undefined || numbers.length === 0 ? undefined : integerValue(numbers.indexOf(of(numbers)));
}

/** A reduction; of others than means and deviations only the shape is known where it is told more than the axes. */
function exactStatistic(array: ArrayValue, operation: StatisticArray['operation'], call: Call): Value | undefined {
  const isPlain = [...call.keywords.keys()].every((name) => name === 'axis' || name === 'keepdims' || name === 'a') && call.positional.length <= 2;
  if (!isPlain && operation !== 'mean' && operation !== 'std') return undefined;
  return statistic(array, operation, call);
}

/** What a function makes of an array where it is followed to the number; `undefined` where it is not. */
export function callExactly(name: string, call: Call): Value | undefined {
  if (name === 'array' || name === 'asarray') return toArray(call);
  const array = [...call.positional, ...call.keywords.values()][0]?.value;
  if (name === 'stack' && call.positional.length === 1 && call.keywords.size === 0 && array?.kind === 'list' && array.stacked !== undefined) return array.stacked;
  if (!(array instanceof ArrayValue)) return undefined;
  return reshaping.has(name) ? reshaped(name, array, call) : ownEntry(functions, name)?.(array, call);
}

function reshaped(name: string, array: ArrayValue, call: Call): Value | undefined {
  const given = new FunctionArguments(call, (value, range) => (isUnknown(value) ? value : (valueShape(value, range) ?? notAnArray(value, range))));
  const shape = shapeRuleOf('numpy', name)?.(given);
  if (shape === undefined || isUnknown(shape)) return undefined;
  if (shape.includes(null) && !array.facts.shape.includes(null)) return shapedArray(call, shape, array.facts.dtype, l10n.t('The shape of this array is known only when the file runs.'), array.facts.values);
  return madeArray(call, shape, array.facts.dtype, [array], () => ({ operation: 'reshape', input: expressionOf(array) }));
}

/** `np.array([[1, 2], [3, 4]])`: its shape, from the lists in it. */
export function toArray(call: Call): Value {
  const value = argumentOf(call, 0, 'object') ?? argumentOf(call, 0, 'value') ?? none;
  const dtype = argumentOf(call, 1, 'dtype');
  const array = value.kind === 'list' ? value.stacked : value;
  if (array instanceof ArrayValue) return dtype === undefined ? array : cast(array, dtype, call);
  const shape = valueShape(value, call.range);
  if (shape === undefined) return textArray(value, call) ?? notAnArray(value, call.range);
  return literalArray(value, dtype, call) ?? stackedArrays(value, call) ?? shapedArray(call, shape, dtypeOf(dtype) ?? 'float64', l10n.t('The data is made here and not read from a data set.'));
}
