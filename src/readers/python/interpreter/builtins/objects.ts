import { isUnknown } from '../../../../spec/index.js';
import { ownEntry } from '../../../own-entry.js';
import { getAttribute, setAttribute } from '../attributes.js';
import { plainCall, type Call } from '../call.js';
import { elementsOf } from '../elements.js';
import { textOf } from '../formatting.js';
import { copyDictionary } from '../methods/dictionary.js';
import { NamespaceValue } from '../namespace.js';
import { truthOf } from '../truth.js';
import { booleanValue, none, stringValue, type Value } from '../values.js';
import { first, notKnown, type Builtin } from './given.js';

/** What asks objects for their type and their attributes, and makes others of them. */
export const objects: Readonly<Record<string, Builtin>> = {
  isinstance: isInstance,
  getattr: attribute,
  setattr: (call) => {
    const [object, name, value] = call.positional.map((argument) => argument.value);
    if (object !== undefined && name?.kind === 'string') setAttribute(object, name.value, value ?? none, call);
    return none;
  },
  vars: (call) => {
    const object = first(call);
    return object instanceof NamespaceValue ? object.fields : notKnown(call);
  },
  iter: first,
  next: (call) => {
    const value = first(call);
    const own = value.kind === 'host' ? getAttribute(value, '__next__', call) : undefined;
    return own?.kind === 'native' ? call.interpreter.call(own, plainCall(call, [])) : notKnown(call);
  },
  dict: dictionary,
  bool: (call) => {
    const truth = truthOf(first(call));
    return isUnknown(truth) ? truth : booleanValue(truth);
  },
  str: (call) => {
    const text = textOf(first(call), call.range);
    return typeof text === 'string' ? stringValue(text) : text;
  },
};

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

function attribute(call: Call): Value {
  const name = call.positional[1]?.value;
  return name?.kind === 'string' ? getAttribute(first(call), name.value, call) : notKnown(call);
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
