import { isUnknown, type SourceRange } from '../../../../spec/index.js';
import { Allowance, elementsOf, tupleValue, type Context, type DictionaryValue, type Value } from '../../../python/index.js';

/** The entries of a dictionary in the order of Keras: by their names (keras/src/tree/optree_impl.py). */
export function entriesInOrder({ entries }: DictionaryValue): readonly { readonly key: Value; readonly value: Value; readonly range: SourceRange | null }[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

/** A value with other leaves: lists, tuples and dictionaries keep their form, everything else becomes what is said. */
export function mapLeaves(value: Value, change: (leaf: Value) => Value, context: Context, allowance = new Allowance()): Value {
  if (!allowance.take()) return value;
  const inner = (each: Value): Value => mapLeaves(each, change, context, allowance);
  if (value.kind === 'tuple') return tupleValue(value.items.map(inner));
  if (value.kind === 'list') return value.uncertainty ?? context.interpreter.list(value.items.map(inner));
  if (value.kind !== 'dictionary') return change(value);
  const changed = new Map(entriesInOrder(value).map(({ key, value: leaf }) => [key, inner(leaf)]));
  const copy = context.interpreter.dictionary();
  for (const { key, value: leaf, range } of value.entries.values()) copy.set(key, changed.get(key) ?? leaf, range);
  copy.uncertainty = value.uncertainty;
  return copy;
}

/** The leaves of a value, of lists, tuples and dictionaries, in order. */
export function leavesOf(value: Value, range: SourceRange, allowance = new Allowance()): Value[] {
  if (!allowance.take()) return [];
  if (value.kind === 'dictionary') return entriesInOrder(value).flatMap((entry) => leavesOf(entry.value, range, allowance));
  if (value.kind !== 'list' && value.kind !== 'tuple') return [value];
  const elements = elementsOf(value, range);
  return isUnknown(elements) ? [elements] : elements.flatMap((element) => leavesOf(element, range, allowance));
}
