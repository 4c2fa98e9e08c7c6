import * as l10n from '@vscode/l10n';
import { nativeValue, none, type Call, type Value } from '../python/index.js';
import { argumentOf } from '../python/index.js';
import { ArrayValue, notAnArray, shapedArray } from './array.js';
import { statisticDtype } from './dtypes.js';

/** A function whose first argument is an array. */
export function ofArray(name: string, parameter: string, run: (array: ArrayValue, call: Call) => Value): Value {
  return nativeValue(name, (call) => {
    const value = argumentOf(call, 0, parameter) ?? none;
    return value instanceof ArrayValue ? run(value, call) : notAnArray(value, call.range);
  });
}

/** A function that keeps the shape of an array, and its type or makes it one of floats. */
export function elementWise(name: string, type: 'float' | 'same'): Value {
  return ofArray(name, 'x', ({ facts }, call) =>
    shapedArray(call, facts.shape, type === 'float' ? statisticDtype(facts.dtype) : facts.dtype, l10n.t('What "{0}" makes of data is not read.', name)));
}
