import * as l10n from '@vscode/l10n';
import { unknown } from '../../spec/index.js';
import { integerValue, nativeValue, none, plainCall, stringValue, tupleValue, type Call, type Context, type Value } from '../python/index.js';
import { isShapeFunction, sizeOf } from '../shapes/index.js';
import { ArrayValue } from './array.js';
import { callNumpy } from './call.js';
import { ownEntry } from '../own-entry.js';

type Attribute = (array: ArrayValue, context: Context) => Value;

const attributes: Readonly<Partial<Record<string, Attribute>>> = {
  shape: ({ facts }, context) => tupleValue(facts.shape.map((dimension) => dimensionValue(dimension, context))),
  ndim: ({ facts }) => integerValue(facts.shape.length),
  size: ({ facts }, context) => dimensionValue(sizeOf(facts.shape), context),
  dtype: ({ facts }) => stringValue(facts.dtype),
  __len__: ({ facts }, context) => {
    const length = dimensionValue(facts.shape[0] ?? null, context);
    return nativeValue('__len__', () => length);
  },
  T: (array, context) => callNumpy('numpy', 'transpose', plainCall(context, [array])) ?? none,
  values: (array, context) => ofNumbers(array, context),
  to_numpy: (array, context) => nativeValue('to_numpy', () => ofNumbers(array, context)),
  get_shape: (array, context) => {
    const shape = arrayAttribute(array, 'shape', context) ?? none;
    return nativeValue('get_shape', () => shape);
  },
  reshape: (array) => nativeValue('reshape', (call) => callNumpy('numpy', 'reshape', functionCall(array, gathered(call))) ?? none),
  transpose: (array) => nativeValue('transpose', (call) => callNumpy('numpy', 'transpose', functionCall(array, gathered(call))) ?? none),
  ...Object.fromEntries(['numpy', 'view', 'read_value', 'value', 'cpu', 'to_tensor', 'toarray', 'todense'].map((name): [string, Attribute] => [name, (array) => nativeValue(name, () => array)])),
  ...Object.fromEntries(['set_shape', 'sort', 'setflags'].map((name): [string, Attribute] => [name, () => nativeValue(name, () => none)])),
};

/** Methods that are functions of numpy under the same name. */
const methods = new Set(['astype', 'mean', 'std', 'copy', 'flatten', 'ravel', 'squeeze']);

/** An attribute or method of an array; `undefined` for those that are not read. */
export function arrayAttribute(array: ArrayValue, name: string, context: Context): Value | undefined {
  const own = ownEntry(attributes, name)?.(array, context);
  if (own !== undefined || (!methods.has(name) && !isShapeFunction('numpy', name))) return own;
  return nativeValue(name, (call) => callNumpy('numpy', name, functionCall(array, call)) ?? unknown(l10n.t('What "{0}" makes of data is not read.', name), call.range));
}

/** A column of a table as an array of numbers; an array is one already. */
function ofNumbers(array: ArrayValue, context: Context): Value {
  if (array.facts.dtype !== 'object') return array;
  return new ArrayValue(context.interpreter.clock.next(), { ...array.facts, dtype: 'float64' });
}

/** The call of a method as that of a function, with the array in front. */
function functionCall(array: ArrayValue, call: Call): Call {
  return { ...call, positional: [{ value: array, place: null }, ...call.positional] };
}

/** `reshape(2, 3)` as `reshape((2, 3))`. */
function gathered(call: Call): Call {
  if (call.positional.length < 2) return call;
  return { ...call, positional: [{ value: tupleValue(call.positional.map(({ value }) => value)), place: null }] };
}

function dimensionValue(dimension: number | null, context: Context): Value {
  return dimension === null ? unknown(l10n.t('This dimension is known only when the file runs.'), context.range) : integerValue(dimension);
}
