import { isUnknown } from '../../../../spec/index.js';
import { getAttribute } from '../attributes.js';
import { argumentOf, plainCall, type Call } from '../call.js';
import { keyText } from '../containers.js';
import { elementsOf, rangeLength } from '../elements.js';
import { binaryOperation, compare } from '../operators.js';
import { elementLike, StreamValue, zippedLike } from '../stream.js';
import { truthOf } from '../truth.js';
import { booleanValue, integerValue, none, numberOf, tupleValue, type Value } from '../values.js';
import { first, notKnown, withElements, type Builtin } from './given.js';

/** What makes, counts and goes through elements. */
export const sequences: Readonly<Record<string, Builtin>> = {
  range: makeRange,
  xrange: makeRange,
  len: length,
  zip,
  map: mapOver,
  filter,
  sorted,
  enumerate,
  reversed: (call) => withElements(call, (elements) => call.interpreter.list([...elements].reverse())),
  list: (call) => (call.positional.length === 0 ? call.interpreter.list([]) : withElements(call, (elements) => call.interpreter.list([...elements]))),
  tuple: (call) => (call.positional.length === 0 ? tupleValue([]) : withElements(call, (elements) => tupleValue([...elements]))),
  set,
  sum: (call) => withElements(call, (elements) =>
    elements.reduce((sum, element) => binaryOperation('+', sum, element, call), argumentOf(call, 1, 'start') ?? integerValue(0))),
  min: extreme('<'),
  max: extreme('>'),
  any: truthOver(false),
  all: truthOver(true),
};

function makeRange(call: Call): Value {
  const numbers = call.positional.map(({ value }) => numberOf(value));
  const [one, two, step = 1] = numbers;
  if (numbers.includes(undefined) || one === undefined || step === 0) return notKnown(call);
  return two === undefined ? { kind: 'range', start: 0, stop: one, step: 1 } : { kind: 'range', start: one, stop: two, step };
}

function length(call: Call): Value {
  const given = first(call);
  const value = given.kind === 'list' ? (given.stacked ?? given) : given;
  if (value.kind === 'range') return integerValue(rangeLength(value));
  const own = value.kind === 'host' ? getAttribute(value, '__len__', call) : undefined;
  if (own !== undefined) return own.kind === 'native' ? call.interpreter.call(own, plainCall(call, [])) : own;
  return withElements(call, (elements) => integerValue(elements.length));
}

function zip(call: Call): Value {
  const columns = call.positional.map(({ value }) => elementsOf(value, call.range));
  const open = columns.find(isUnknown);
  if (isUnknown(open)) return zippedLike(call.positional.map(({ value }) => value), call) ?? open;
  const known = columns.flatMap((column) => (isUnknown(column) ? [] : [column]));
  const rows = Math.min(...known.map((column) => column.length));
  if (!Number.isFinite(rows)) return call.interpreter.list([]);
  return call.interpreter.list(Array.from({ length: rows }, (_, row) => tupleValue(known.flatMap((column) => column[row] ?? []))));
}

function mapOver(call: Call): Value {
  const [callee, ...rest] = call.positional.map(({ value }) => value);
  if (callee === undefined) return notKnown(call);
  const rows = zip({ ...call, positional: rest.map((value) => ({ value, place: null })) });
  if (rows.kind !== 'list') return rows;
  return call.interpreter.list(rows.items.map((row) => call.interpreter.call(callee, plainCall(call, row.kind === 'tuple' ? row.items : []))));
}

function filter(call: Call): Value {
  const callee = first(call);
  const elements = elementsOf(call.positional[1]?.value ?? none, call.range);
  if (isUnknown(elements)) return elements;
  const kept: Value[] = [];
  for (const element of elements) {
    const truth = truthOf(callee.kind === 'none' ? element : call.interpreter.call(callee, plainCall(call, [element])));
    if (isUnknown(truth)) return truth;
    if (truth) kept.push(element);
  }
  return call.interpreter.list(kept);
}

function enumerate(call: Call): Value {
  const elements = elementsOf(first(call), call.range);
  const start = numberOf(argumentOf(call, 1, 'start') ?? integerValue(0));
  const like = isUnknown(elements) ? elementLike(first(call), call) : undefined;
  if (like !== undefined) return new StreamValue(tupleValue([notKnown(call), like]));
  if (isUnknown(elements) || start === undefined) return isUnknown(elements) ? elements : notKnown(call);
  return call.interpreter.list(elements.map((element, index) => tupleValue([integerValue(start + index), element])));
}

function set(call: Call): Value {
  if (call.positional.length === 0) return call.interpreter.list([], 'set');
  return withElements(call, (elements) => {
    const unique = new Map(elements.map((element, index) => [keyText(element) ?? `?${index}`, element]));
    return call.interpreter.list([...unique.values()], 'set');
  });
}

function sorted(call: Call): Value {
  if (call.keywords.has('key')) return notKnown(call);
  const reverse = truthOf(call.keywords.get('reverse')?.value ?? none);
  return withElements(call, (elements) => {
    const keys = elements.map((element) => (element.kind === 'string' ? element.value : numberOf(element)));
    if (isUnknown(reverse) || keys.includes(undefined) || new Set(keys.map((key) => typeof key)).size > 1) return notKnown(call);
    const order = elements
      .map((element, index) => ({ element, key: keys[index] ?? 0 }))
      .sort((one, other) => Number(one.key > other.key) - Number(one.key < other.key));
    const items = order.map(({ element }) => element);
    return call.interpreter.list(reverse ? items.reverse() : items);
  });
}

function extreme(operator: '<' | '>') {
  return (call: Call): Value => {
    const elements = call.positional.length > 1 ? call.positional.map(({ value }) => value) : elementsOf(first(call), call.range);
    if (isUnknown(elements)) return elements;
    let [best] = elements;
    if (best === undefined || call.keywords.size > 0) return notKnown(call);
    for (const element of elements) {
      const better = truthOf(compare(operator, element, best, call));
      if (isUnknown(better)) return better;
      if (better) best = element;
    }
    return best;
  };
}

function truthOver(every: boolean) {
  return (call: Call): Value => withElements(call, (elements) => {
    const truths = elements.map(truthOf);
    if (truths.includes(!every)) return booleanValue(!every);
    return truths.find(isUnknown) ?? booleanValue(every);
  });
}
