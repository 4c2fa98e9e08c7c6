import * as l10n from '@vscode/l10n';
import { unknown } from '../../../../spec/index.js';
import { argumentOf, type Call } from '../call.js';
import type { DictionaryValue, Entry } from '../containers.js';
import { none, stringValue, tupleValue, type Value } from '../values.js';
import type { Methods } from './method.js';

/** What dictionaries can do. */
export const dictionaryMethods: Methods<DictionaryValue> = {
  get: (dictionary, call) => find(dictionary, call) ?? dictionary.uncertainty ?? argumentOf(call, 1, 'default') ?? none,
  setdefault: (dictionary, call) => {
    const found = find(dictionary, call);
    if (found !== undefined) return found;
    const value = argumentOf(call, 1, 'default') ?? none;
    call.interpreter.touch(dictionary);
    dictionary.set(call.positional[0]?.value ?? none, value);
    return value;
  },
  pop: (dictionary, call) => {
    const found = find(dictionary, call) ?? argumentOf(call, 1, 'default');
    call.interpreter.touch(dictionary);
    dictionary.delete(call.positional[0]?.value ?? none);
    return found ?? dictionary.uncertainty ?? unknown(l10n.t('The dictionary has no such entry.'), call.range);
  },
  keys: (dictionary, call) => view(dictionary, call, ({ key }) => key),
  values: (dictionary, call) => view(dictionary, call, ({ value }) => value),
  items: (dictionary, call) => view(dictionary, call, ({ key, value }) => tupleValue([key, value])),
  copy: (dictionary, call) => copyDictionary(dictionary, call),
  update: (dictionary, call) => {
    call.interpreter.touch(dictionary);
    const other = call.positional[0]?.value;
    if (other?.kind === 'dictionary') {
      for (const { key, value, range } of other.entries.values()) dictionary.set(key, value, range);
      dictionary.uncertainty ??= other.uncertainty;
    } else if (other !== undefined) dictionary.uncertainty ??= unknown(l10n.t('What is merged here is known only when the file runs.'), call.range);
    for (const [name, { value, place }] of call.keywords) dictionary.set(stringValue(name), value, place?.value ?? null);
    dictionary.uncertainty ??= call.open;
    return none;
  },
};

function find(dictionary: DictionaryValue, call: Call): Value | undefined {
  const key = call.positional[0]?.value;
  if (key?.kind === 'unknown') return key;
  return key === undefined ? undefined : dictionary.get(key);
}

function view(dictionary: DictionaryValue, call: Call, pick: (entry: Entry) => Value): Value {
  return call.interpreter.list([...dictionary.entries.values()].map(pick), 'list', dictionary.uncertainty);
}

/** A dictionary with the same entries. */
export function copyDictionary(dictionary: DictionaryValue, call: Call): DictionaryValue {
  const copy = call.interpreter.dictionary();
  copy.restore(dictionary.save());
  return copy;
}
