import * as l10n from '@vscode/l10n';
import { isUnknown, type Shape } from '../../../spec/index.js';
import { tupleValue, type Context, type Value } from '../../python/index.js';
import { ArrayValue, joinedValues, rearrangedValues, shapedArray, textArray, toArray } from '../../numpy/index.js';
import { Tensor } from '../operations/tensor.js';

/** Every array of an element, changed; what is no array stays as it is. */
export function mapArrays(element: Value, change: (array: ArrayValue) => Value, context: Context): Value {
  if (element instanceof ArrayValue) return change(element);
  if (element.kind === 'tuple') return tupleValue(element.items.map((item) => mapArrays(item, change, context)));
  if (element.kind !== 'dictionary') return element;
  const changed = context.interpreter.dictionary();
  for (const { key, value, range } of element.entries.values()) changed.set(key, mapArrays(value, change, context), range);
  changed.uncertainty = element.uncertainty;
  return changed;
}

/** Every array of an element, with another shape. */
export function withShapes(element: Value, change: (shape: Shape) => Shape, context: Context): Value {
  return mapArrays(element, ({ facts }) => shapedArray(context, change(facts.shape), facts.dtype, inPieces(), rearrangedValues(facts.values)), context);
}

/** Numbers, lists of numbers and tensors as the arrays that tf.data makes of them; tuples and dictionaries hold several. */
export function asArrays(value: Value, context: Context): Value {
  if (value instanceof Tensor) return isUnknown(value.shape) ? value.shape : shapedArray(context, value.shape, value.dtype, inPieces());
  if (value.kind === 'string') return shapedArray(context, [], 'string', inPieces());
  if (value.kind === 'list' && value.items.length > 0 && value.uncertainty === null && value.items.every((item) => item.kind === 'string')) return textArray(value, context) ?? shapedArray(context, [value.items.length], 'string', inPieces());
  if (value.kind === 'list' || value.kind === 'number' || value.kind === 'range') {
    const { interpreter, range, statement } = context;
    return toArray({
      interpreter,
      range,
      statement,
      callee: range,
      argumentList: range,
      positional: [{ value, place: null }],
      keywords: new Map(),
      open: null,
    });
  }
  if (value.kind === 'tuple') return tupleValue(value.items.map((item) => asArrays(item, context)));
  if (value.kind !== 'dictionary') return value;
  const changed = context.interpreter.dictionary();
  for (const entry of value.entries.values()) changed.set(entry.key, asArrays(entry.value, context), entry.range);
  changed.uncertainty = value.uncertainty;
  return changed;
}

/** What is common to elements of which each may come: lengths that differ are free. */
export function commonElement(one: Value, other: Value, context: Context): Value {
  if (one instanceof ArrayValue && other instanceof ArrayValue && one.facts.shape.length === other.facts.shape.length) {
    const shape = one.facts.shape.map((length, axis) => (length === other.facts.shape[axis] ? length : null));
    return shapedArray(context, shape, one.facts.dtype, inPieces(), joinedValues([one.facts.values, other.facts.values]));
  }
  if (one.kind === 'tuple' && other.kind === 'tuple') return tupleValue(one.items.map((item, index) => commonElement(item, other.items[index] ?? item, context)));
  return isUnknown(other) ? other : one;
}

/** Why the data of a pipeline is not known, but for its shape. */
export function inPieces(): string {
  return l10n.t('The data comes in pieces out of a pipeline, which is not read yet.');
}
