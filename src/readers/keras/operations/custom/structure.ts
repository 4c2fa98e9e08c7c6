import { isUnknown, type SourceRange } from '../../../../spec/index.js';
import { Allowance, elementsOf, tupleValue, type Context, type Value } from '../../../python/index.js';

/** A value with other leaves: lists, tuples and dictionaries keep their form, everything else becomes what is said. */
export function mapLeaves(value: Value, change: (leaf: Value) => Value, context: Context, allowance = new Allowance()): Value {
  if (!allowance.take()) return value;
  const inner = (each: Value): Value => mapLeaves(each, change, context, allowance);
  if (value.kind === 'tuple') return tupleValue(value.items.map(inner));
  if (value.kind === 'list') return value.uncertainty ?? context.interpreter.list(value.items.map(inner));
  if (value.kind !== 'dictionary') return change(value);
  const copy = context.interpreter.dictionary();
  for (const entry of value.entries.values()) copy.set(entry.key, inner(entry.value), entry.range);
  copy.uncertainty = value.uncertainty;
  return copy;
}

/** The leaves of a value, of lists, tuples and dictionaries, in order. */
export function leavesOf(value: Value, range: SourceRange, allowance = new Allowance()): Value[] {
  if (!allowance.take()) return [];
  if (value.kind === 'dictionary') return [...value.entries.values()].flatMap((entry) => leavesOf(entry.value, range, allowance));
  if (value.kind !== 'list' && value.kind !== 'tuple') return [value];
  const elements = elementsOf(value, range);
  return isUnknown(elements) ? [elements] : elements.flatMap((element) => leavesOf(element, range, allowance));
}
