import * as l10n from '@vscode/l10n';
import { isUnknown } from '../../spec/index.js';
import { argumentOf, none, type Call, type Value } from '../python/index.js';
import { FunctionArguments, shapeRuleOf } from '../shapes/index.js';
import { ArrayValue, expressionOf, madeArray, notAnArray, shapedArray } from './array.js';
import { dtypeOf } from './dtypes.js';
import { cast, statistic } from './methods.js';
import { between, type KnownValues } from './values.js';
import { valueShape } from './value-shape.js';
import { ownEntry } from '../own-entry.js';

/** Functions that only say the shape of an array anew. */
const reshaping = new Set(['reshape', 'expand_dims', 'squeeze', 'ravel', 'flatten']);

const functions: Readonly<Partial<Record<string, (array: ArrayValue, call: Call) => Value>>> = {
  mean: (array, call) => statistic(array, 'mean', call),
  std: (array, call) => statistic(array, 'std', call),
  astype: (array, call) => cast(array, argumentOf(call, 1, 'dtype'), call),
  copy: (array) => array,
  ascontiguousarray: (array) => array,
};

/** What a function makes of an array where it is followed to the number; `undefined` where it is not. */
export function callExactly(name: string, call: Call): Value | undefined {
  if (name === 'array' || name === 'asarray') return toArray(call);
  const array = [...call.positional, ...call.keywords.values()][0]?.value;
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
  if (value instanceof ArrayValue) return dtype === undefined ? value : cast(value, dtype, call);
  const shape = valueShape(value, call.range);
  if (shape === undefined) return notAnArray(value, call.range);
  const numbers = numbersIn(value);
  const preset = numbers?.every(({ integer }) => integer) === true && numbers.length > 0 ? 'int64' : 'float64';
  return shapedArray(call, shape, dtypeOf(dtype) ?? preset, l10n.t('The data is made here and not read from a data set.'), numbers === undefined ? {} : valuesOf(numbers));
}

type NumberValue = Extract<Value, { readonly kind: 'number' }>;

/** The numbers of lists in lists; `undefined` where there is anything else in them. */
function numbersIn(value: Value): readonly NumberValue[] | undefined {
  if (value.kind === 'number') return [value];
  if (value.kind !== 'list' && value.kind !== 'tuple') return undefined;
  const parts = value.items.map(numbersIn);
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

function valuesOf(numbers: readonly NumberValue[]): KnownValues {
  if (numbers.length === 0) return {};
  const values = numbers.map(({ value }) => value);
  // Not spread into Math.min: lists may be longer than a call may have arguments.
  return between(values.reduce((one, other) => Math.min(one, other)), values.reduce((one, other) => Math.max(one, other)));
}

