import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../../spec/index.js';
import { maximumItems } from '../budget.js';
import { argumentOf, type Call } from '../call.js';
import { elementsOf } from '../elements.js';
import { moduleOf } from '../library.js';
import { integerValue, nativeValue, none, numberOf, tupleValue, type Value } from '../values.js';

/** `product([1, 2], "ab", repeat=1)`: a tuple for each choice of one element of each, the last changing fastest. */
function product(call: Call): Value {
  const given = allElements(call);
  const times = numberOf(call.keywords.get('repeat')?.value ?? integerValue(1));
  if (isUnknown(given) || times === undefined) return isUnknown(given) ? given : notCounted(call);
  const pools = Array.from({ length: Math.min(Math.max(0, times), maximumItems) }, () => given).flat();
  if (pools.reduce((count, pool) => count * pool.length, 1) > maximumItems) return notCounted(call);
  const choices = pools.reduce<Value[][]>((found, pool) => found.flatMap((before) => pool.map((element) => [...before, element])), [[]]);
  return call.interpreter.list(choices.map(tupleValue));
}

/** `combinations(items, r)` and `permutations(items, r)`. @param inOrder Whether positions only rise. */
function selections(inOrder: boolean): (call: Call) => Value {
  return (call) => {
    const pool = elementsOf(argumentOf(call, 0, 'iterable') ?? none, call.range);
    if (isUnknown(pool)) return pool;
    const given = argumentOf(call, 1, 'r');
    const size = given === undefined && !inOrder ? pool.length : numberOf(given);
    if (size === undefined || pool.length > maximumItems) return notCounted(call);
    let chosen: number[][] = [[]];
    for (let length = 0; length < size && chosen.length > 0; length += 1) {
      if (chosen.length * pool.length > maximumItems) return notCounted(call);
      chosen = chosen.flatMap((before) => [...pool.keys()]
        .filter((position) => (inOrder ? position > (before.at(-1) ?? -1) : !before.includes(position)))
        .map((position) => [...before, position]));
    }
    return call.interpreter.list(chosen.map((positions) => tupleValue(positions.flatMap((position) => pool[position] ?? []))));
  };
}

/** The elements of everything that is given by position. */
function allElements(call: Call): (readonly Value[])[] | Unknown {
  const found: (readonly Value[])[] = [];
  for (const { value } of call.positional) {
    const elements = elementsOf(value, call.range);
    if (isUnknown(elements)) return elements;
    found.push(elements);
  }
  return found;
}

function notCounted(call: Call): Unknown {
  return unknown(l10n.t('How often this repeats is not known.'), call.range);
}

export const itertools = moduleOf('itertools', {
  chain: nativeValue('chain', (call) => {
    const elements = allElements(call);
    return isUnknown(elements) ? elements : call.interpreter.list(elements.flat());
  }),
  product: nativeValue('product', product),
  combinations: nativeValue('combinations', selections(true)),
  permutations: nativeValue('permutations', selections(false)),
  repeat: nativeValue('repeat', (call) => {
    const times = numberOf(call.positional[1]?.value);
    if (times === undefined || !(times <= maximumItems)) return notCounted(call);
    return call.interpreter.list(Array.from({ length: Math.max(0, times) }, () => call.positional[0]?.value ?? none));
  }),
});
