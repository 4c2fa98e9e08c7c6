import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Unknown } from '../../../spec/index.js';
import { getAttribute, setAttribute } from './attributes.js';
import { argumentOf, plainCall, type Call } from './call.js';
import { elementsOf, rangeLength } from './elements.js';
import { textOf } from './formatting.js';
import { copyDictionary } from './methods/dictionary.js';
import { NamespaceValue } from './namespace.js';
import { binaryOperation, compare } from './operators.js';
import { keyText } from './containers.js';
import { elementLike, StreamValue, zippedLike } from './stream.js';
import { truthOf } from './truth.js';
import { typeOf } from './type-of.js';
import {
  booleanValue, floatValue, integerValue, nativeValue, none, numberOf, stringValue, tupleValue, type HostValue, type Value,
} from './values.js';
import { ownEntry } from '../../own-entry.js';

/** What a call that ends the program gives; the statement around it counts as left. */
export const exitValue: HostValue = { kind: 'host', typeName: 'exit' };

const first = (call: Call): Value => call.positional[0]?.value ?? none;

function notKnown(call: Call): Unknown {
  const given = [...call.positional, ...call.keywords.values()].map(({ value }) => value);
  return given.find(isUnknown) ?? unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
}

/** The elements of the first argument, or what is not known of them. */
function withElements(call: Call, use: (elements: readonly Value[]) => Value): Value {
  const elements = elementsOf(first(call), call.range);
  return isUnknown(elements) ? elements : use(elements);
}

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

function sorted(call: Call): Value {
  if (call.keywords.has('key')) return notKnown(call);
  const reverse = truthOf(call.keywords.get('reverse')?.value ?? none);
  return withElements(call, (elements) => {
    const keys = elements.map((element) => (element.kind === 'string' ? element.value : numberOf(element)));
    if (isUnknown(reverse) || keys.includes(undefined) || new Set(keys.map((key) => typeof key)).size > 1) return notKnown(call);
    const order = elements
      .map((element, index) => ({ element, key: keys[index] ?? 0 }))
      .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    const items = order.map(({ element }) => element);
    return call.interpreter.list(reverse ? items.reverse() : items);
  });
}

function toNumber(integer: boolean) {
  return (call: Call): Value => {
    const value = first(call);
    const number = value.kind === 'string' && value.value.trim() !== '' ? Number(value.value) : (numberOf(value) ?? Number.NaN);
    if (Number.isNaN(number)) return notKnown(call);
    return integer ? integerValue(Math.trunc(number)) : floatValue(number);
  };
}

/** Python rounds halves to the even neighbour. */
function round(call: Call): Value {
  const number = numberOf(first(call));
  const digits = call.positional[1]?.value;
  if (number === undefined || digits !== undefined) return notKnown(call);
  const below = Math.floor(number);
  return integerValue(number - below === 0.5 ? below + (below % 2 === 0 ? 0 : 1) : Math.round(number));
}

function isInstance(call: Call): Value {
  const [value, type] = call.positional.map((argument) => argument.value);
  const names: Readonly<Record<string, readonly string[]>> = { int: ['number'], str: ['string'], list: ['list'], tuple: ['tuple'], dict: ['dictionary'], bool: ['boolean'] };
  const types = type?.kind === 'tuple' ? type.items : [type];
  if (value === undefined || isUnknown(value)) return notKnown(call);
  const answers = types.map((one) => {
    if (one?.kind === 'host') return value.kind === 'host' ? value.isInstance?.(one) : undefined;
    const kinds = one?.kind === 'native' ? ownEntry(names, one.name) : undefined;
    if (kinds === undefined || one?.kind !== 'native') return undefined;
    return kinds.includes(value.kind) && (one.name !== 'int' || (value.kind === 'number' && value.integer));
  });
  if (answers.includes(true)) return booleanValue(true);
  return answers.includes(undefined) ? notKnown(call) : booleanValue(false);
}

function truthOver(every: boolean) {
  return (call: Call): Value => withElements(call, (elements) => {
    const truths = elements.map(truthOf);
    if (truths.includes(!every)) return booleanValue(!every);
    return truths.find(isUnknown) ?? booleanValue(every);
  });
}

function dictionary(call: Call): Value {
  const source = call.positional[0]?.value;
  const made = source?.kind === 'dictionary' ? copyDictionary(source, call) : call.interpreter.dictionary();
  if (source !== undefined && source.kind !== 'dictionary') {
    const pairs = elementsOf(source, call.range);
    if (isUnknown(pairs)) made.uncertainty = pairs;
    else for (const pair of pairs) {
      if (pair.kind === 'tuple') made.set(pair.items[0] ?? none, pair.items[1] ?? none);
      else made.uncertainty ??= notKnown(call);
    }
  }
  for (const [name, { value, place }] of call.keywords) made.set(stringValue(name), value, place?.value ?? null);
  made.uncertainty ??= call.open;
  return made;
}

function attribute(call: Call): Value {
  const name = call.positional[1]?.value;
  return name?.kind === 'string' ? getAttribute(first(call), name.value, call) : notKnown(call);
}

const functions: Readonly<Record<string, (call: Call) => Value>> = {
  range: makeRange,
  xrange: makeRange,
  len: length,
  zip,
  map: mapOver,
  filter,
  sorted,
  round,
  dict: dictionary,
  isinstance: isInstance,
  type: (call) => (call.positional.length === 1 ? typeOf(first(call), builtins) : undefined) ?? notKnown(call),
  getattr: attribute,
  iter: first,
  next: (call) => {
    const value = first(call);
    const own = value.kind === 'host' ? getAttribute(value, '__next__', call) : undefined;
    return own?.kind === 'native' ? call.interpreter.call(own, plainCall(call, [])) : notKnown(call);
  },
  vars: (call) => {
    const object = first(call);
    return object instanceof NamespaceValue ? object.fields : notKnown(call);
  },
  setattr: (call) => {
    const [object, name, value] = call.positional.map((argument) => argument.value);
    if (object !== undefined && name?.kind === 'string') setAttribute(object, name.value, value ?? none, call);
    return none;
  },
  enumerate: (call) => {
    const elements = elementsOf(first(call), call.range);
    const start = numberOf(argumentOf(call, 1, 'start') ?? integerValue(0));
    const like = isUnknown(elements) ? elementLike(first(call), call) : undefined;
    if (like !== undefined) return new StreamValue(tupleValue([notKnown(call), like]));
    if (isUnknown(elements) || start === undefined) return isUnknown(elements) ? elements : notKnown(call);
    return call.interpreter.list(elements.map((element, index) => tupleValue([integerValue(start + index), element])));
  },
  reversed: (call) => withElements(call, (elements) => call.interpreter.list([...elements].reverse())),
  list: (call) => (call.positional.length === 0 ? call.interpreter.list([]) : withElements(call, (elements) => call.interpreter.list([...elements]))),
  tuple: (call) => (call.positional.length === 0 ? tupleValue([]) : withElements(call, (elements) => tupleValue([...elements]))),
  set: (call) => {
    if (call.positional.length === 0) return call.interpreter.list([], 'set');
    return withElements(call, (elements) => {
      const unique = new Map(elements.map((element, index) => [keyText(element) ?? `?${index}`, element]));
      return call.interpreter.list([...unique.values()], 'set');
    });
  },
  sum: (call) => withElements(call, (elements) =>
    elements.reduce((sum, element) => binaryOperation('+', sum, element, call), argumentOf(call, 1, 'start') ?? integerValue(0))),
  min: extreme('<'),
  max: extreme('>'),
  any: truthOver(false),
  all: truthOver(true),
  abs: (call) => {
    const value = first(call);
    return value.kind === 'number' ? { ...value, value: Math.abs(value.value) } : notKnown(call);
  },
  pow: (call) => binaryOperation('**', first(call), call.positional[1]?.value ?? none, call),
  divmod: (call) => {
    const divisor = call.positional[1]?.value ?? none;
    return tupleValue([binaryOperation('//', first(call), divisor, call), binaryOperation('%', first(call), divisor, call)]);
  },
  int: toNumber(true),
  float: toNumber(false),
  bool: (call) => {
    const truth = truthOf(first(call));
    return isUnknown(truth) ? truth : booleanValue(truth);
  },
  str: (call) => {
    const text = textOf(first(call), call.range);
    return typeof text === 'string' ? stringValue(text) : text;
  },
  print: () => none,
  exit: () => exitValue,
  quit: () => exitValue,
};

/** The functions that every Python file has; those not here are unknown where they are called. */
export const builtins: Readonly<Partial<Record<string, Value>>> = Object.fromEntries(
  Object.entries(functions).map(([name, call]) => [name, nativeValue(name, call)]),
);
