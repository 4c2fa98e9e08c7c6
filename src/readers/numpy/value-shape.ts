import { isUnknown, type Shape, type SourceRange } from '../../spec/index.js';
import { elementsOf, numberOf, type Value } from '../python/index.js';
import { ArrayValue } from './array.js';

/** Lists in lists deeper than this are no arrays. */
const deepest = 6;

/** The shape of an array, a number, or lists of them; `undefined` where it has none or lists are not all of one length. */
export function valueShape(value: Value, range: SourceRange, depth = 0): Shape | undefined {
  if (value instanceof ArrayValue) return value.facts.dtype === 'object' && value.facts.shape.length > 1 ? undefined : value.facts.shape;
  if (numberOf(value) !== undefined) return [];
  if (depth > deepest || (value.kind !== 'list' && value.kind !== 'tuple' && value.kind !== 'range')) return undefined;
  const elements = elementsOf(value, range);
  if (isUnknown(elements)) return undefined;
  let inner: Shape | undefined = [];
  for (const [index, element] of elements.entries()) {
    const shape = valueShape(element, range, depth + 1);
    if (shape === undefined || (index > 0 && JSON.stringify(shape) !== JSON.stringify(inner))) return undefined;
    inner = shape;
  }
  return [elements.length, ...inner];
}
