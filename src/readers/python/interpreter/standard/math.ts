import * as l10n from '@vscode/l10n';
import { unknown } from '../../../../spec/index.js';
import type { Call } from '../call.js';
import { moduleOf } from '../library.js';
import { floatValue, integerValue, nativeValue, numberOf, type NativeValue, type NumberValue } from '../values.js';

function mathFunction(name: string, compute: (...numbers: number[]) => number, make: (value: number) => NumberValue = floatValue): NativeValue {
  return nativeValue(name, (call: Call) => {
    const numbers = call.positional.map(({ value }) => numberOf(value));
    const known = numbers.filter((number) => number !== undefined);
    const result = known.length === numbers.length ? compute(...known) : Number.NaN;
    return Number.isFinite(result) ? make(result) : unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
  });
}

export const math = moduleOf('math', {
  pi: floatValue(Math.PI),
  e: floatValue(Math.E),
  inf: floatValue(Number.POSITIVE_INFINITY),
  sqrt: mathFunction('sqrt', Math.sqrt),
  exp: mathFunction('exp', Math.exp),
  log: mathFunction('log', (x, base = Math.E) => Math.log(x) / Math.log(base)),
  log2: mathFunction('log2', Math.log2),
  log10: mathFunction('log10', Math.log10),
  pow: mathFunction('pow', (x, y) => x ** y),
  floor: mathFunction('floor', Math.floor, integerValue),
  ceil: mathFunction('ceil', Math.ceil, integerValue),
  prod: nativeValue('prod', (call) => {
    const items = call.positional[0]?.value;
    const numbers = items?.kind === 'list' || items?.kind === 'tuple' ? items.items.map(numberOf) : [undefined];
    const known = numbers.filter((number) => number !== undefined);
    if (known.length < numbers.length) return unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
    return integerValue(known.reduce((product, number) => product * number, 1));
  }),
});
