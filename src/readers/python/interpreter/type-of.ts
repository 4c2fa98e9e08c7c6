import { ownEntry } from '../../own-entry.js';
import type { Value } from './values.js';

/** What the classes of Python's own values are called, by the kind of the value. */
const builtinNames: Readonly<Partial<Record<Value['kind'], string>>> = { string: 'str', list: 'list', tuple: 'tuple', dictionary: 'dict', boolean: 'bool' };

/**
 * The class of a value, as `type(value)` gives it; `undefined` where it is not known.
 * @param builtins The functions that every file has, of which `list` and its like are classes.
 */
export function typeOf(value: Value, builtins: Readonly<Partial<Record<string, Value>>>): Value | undefined {
  if (value.kind === 'instance') return value.type;
  if (value.kind === 'host') return value.classValue?.();
  const name = value.kind === 'number' ? (value.integer ? 'int' : 'float') : builtinNames[value.kind];
  return name === undefined ? undefined : ownEntry(builtins, name);
}
