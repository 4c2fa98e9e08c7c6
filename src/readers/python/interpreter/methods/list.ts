import * as l10n from '@vscode/l10n';
import { unknown } from '../../../../spec/index.js';
import { argumentOf, type Call } from '../call.js';
import type { ListValue } from '../containers.js';
import { elementsOf } from '../elements.js';
import { sameValue } from '../sameness.js';
import { positionOf } from '../subscripts.js';
import { integerValue, none, type Value } from '../values.js';
import type { Methods } from './method.js';

/** What lists and sets can do. */
export const listMethods: Methods<ListValue> = {
  append: (list, call) => change(list, call, (item) => list.extend([item], call.range)),
  add: (list, call) => change(list, call, (item) => list.items.some((other) => sameValue(other, item)) || list.items.push(item)),
  extend: addAll,
  update: addAll,
  insert: (list, call) => {
    const position = positionOf(argumentOf(call, 0, 'index') ?? none, list.items.length + 1);
    const item = argumentOf(call, 1, 'object') ?? none;
    call.interpreter.touch(list);
    if (position === null) list.uncertainty ??= unknown(l10n.t('Where this goes in the list is known only when the file runs.'), call.range);
    else list.items.splice(position, 0, item);
    return none;
  },
  pop: (list, call) => {
    call.interpreter.touch(list);
    const position = call.positional.length === 0 ? list.items.length - 1 : positionOf(call.positional[0]?.value ?? none, list.items.length);
    if (list.uncertainty !== null) return list.uncertainty;
    const [item] = position === null ? [] : list.items.splice(position, 1);
    return item ?? unknown(l10n.t('What this takes out of the list is known only when the file runs.'), call.range);
  },
  clear: (list, call) => {
    call.interpreter.touch(list);
    list.items = [];
    list.uncertainty = null;
    return none;
  },
  reverse: (list, call) => {
    call.interpreter.touch(list);
    list.items.reverse();
    return none;
  },
  copy: (list, call) => call.interpreter.list([...list.items], list.form, list.uncertainty),
  index: (list, call) => {
    const item = call.positional[0]?.value;
    const position = list.uncertainty === null ? list.items.findIndex((other) => sameValue(other, item)) : -1;
    return position >= 0 ? integerValue(position) : unknown(l10n.t('Where this is in the list is known only when the file runs.'), call.range);
  },
};

function change(list: ListValue, call: Call, add: (item: Value) => unknown): Value {
  call.interpreter.touch(list);
  add(call.positional[0]?.value ?? none);
  return none;
}

function addAll(list: ListValue, call: Call): Value {
  call.interpreter.touch(list);
  list.extend(elementsOf(call.positional[0]?.value ?? none, call.range), call.range);
  return none;
}
