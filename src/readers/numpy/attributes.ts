import * as l10n from '@vscode/l10n';
import { unknown } from '../../spec/index.js';
import { integerValue, nativeValue, stringValue, tupleValue, type Call, type Context, type Value } from '../python/index.js';
import { shapedArray, type ArrayValue } from './array.js';
import { positions, reducedTo, transposed } from './rearranging.js';
import { cast, integersOf, reshape, statistic } from './methods.js';
import { sizeOf } from './shapes.js';
import { ownEntry } from '../own-entry.js';

type Attribute = (array: ArrayValue, context: Context) => Value;

const method = (run: (array: ArrayValue, call: Call) => Value): Attribute => (array) => nativeValue('method', (call) => run(array, call));

const attributes: Readonly<Partial<Record<string, Attribute>>> = {
  shape: ({ facts }, context) => tupleValue(facts.shape.map((dimension) => dimensionValue(dimension, context))),
  ndim: ({ facts }) => integerValue(facts.shape.length),
  size: ({ facts }, context) => dimensionValue(sizeOf(facts.shape), context),
  dtype: ({ facts }) => stringValue(facts.dtype),
  __len__: ({ facts }, context) => {
    const length = dimensionValue(facts.shape[0] ?? null, context);
    return nativeValue('__len__', () => length);
  },
  T: (array, context) => shapedArray(context, [...array.facts.shape].reverse(), array.facts.dtype, l10n.t('Transposing arrays is not read.')),
  transpose: method((array, call) => {
    const [first, ...others] = call.positional.map(({ value }) => value);
    const axes = first === undefined ? undefined : others.length > 0 ? tupleValue([first, ...others]) : first;
    return axes !== undefined && integersOf(axes, call) === undefined ? reshape(array, undefined, call) : transposed(array, integersOf(axes, call), call);
  }),
  argmax: method((array, call) => positions(array, call, 0)),
  ...Object.fromEntries(['max', 'min', 'sum', 'var'].map((name) => [name, method((array, call) => reducedTo(name, array, call, 0))])),
  astype: method((array, call) => cast(array, call.keywords.get('dtype')?.value ?? call.positional[0]?.value, call)),
  reshape: method((array, call) => {
    const [first, ...others] = call.positional.map(({ value }) => value);
    const target = others.length === 0 ? (first ?? call.keywords.get('shape')?.value ?? call.keywords.get('newshape')?.value) : tupleValue(first === undefined ? [] : [first, ...others]);
    return reshape(array, integersOf(target, call), call);
  }),
  mean: method((array, call) => statistic(array, 'mean', call, 0)),
  std: method((array, call) => statistic(array, 'std', call, 0)),
  flatten: method((array, call) => reshape(array, [-1], call)),
  ravel: method((array, call) => reshape(array, [-1], call)),
  squeeze: method((array, call) => (call.positional.length > 0 ? reshape(array, undefined, call) : reshape(array, array.facts.shape.filter((dimension) => dimension !== 1), call))),
  copy: method((array) => array),
  numpy: method((array) => array),
};

/** An attribute or method of an array; `undefined` for those that are not read. */
export function arrayAttribute(array: ArrayValue, name: string, context: Context): Value | undefined {
  return ownEntry(attributes, name)?.(array, context);
}

function dimensionValue(dimension: number | null, context: Context): Value {
  return dimension === null ? unknown(l10n.t('This dimension is known only when the file runs.'), context.range) : integerValue(dimension);
}
