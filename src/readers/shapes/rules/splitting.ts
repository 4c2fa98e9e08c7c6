import { isUnknown, type Shape } from '../../../spec/index.js';
import { numberOf } from '../../python/index.js';
import { axisAt } from '../shape.js';
import type { ShapesRule } from './rule.js';

/** More parts than this are not followed. */
const maximumParts = 1_000;

/**
 * The parts of an array along an axis.
 * @param bySizes Whether a list gives the sizes of the parts, as in TensorFlow, or where they begin, as in numpy and keras.ops.
 */
export const splitting = (bySizes: boolean): ShapesRule => (given) => {
  const shape = given.shape(0, 'value', 'x', 'ary');
  if (shape === undefined || isUnknown(shape)) return shape;
  const parts = given.value(1, 'num_or_size_splits', 'indices_or_sections');
  const axis = given.integerOr(0, 2, 'axis');
  if (parts === undefined || axis === undefined) return undefined;
  const place = axisAt(axis, shape.length);
  const count = numberOf(parts);
  const list = count === undefined ? given.dimensions(1, 'num_or_size_splits', 'indices_or_sections') : undefined;
  const sizes = sizesOf(shape[place] ?? null, count, list, bySizes);
  return sizes?.map((size) => shape.map((dimension, at) => (at === place ? size : dimension)));
};

function sizesOf(length: number | null, count: number | undefined, list: Shape | undefined, bySizes: boolean): Shape | undefined {
  if (count !== undefined) {
    if (!(count >= 1 && count <= maximumParts)) return undefined;
    if (length !== null && length % count !== 0) return undefined;
    return Array<number | null>(count).fill(length === null ? null : length / count);
  }
  if (list === undefined || bySizes) return list;
  return [...list, length].map((end, index) => {
    const start = index === 0 ? 0 : (list[index - 1] ?? null);
    return end === null || start === null ? null : end - start;
  });
}

/** `unstack(x, num, axis)`: a part for every place of the axis, without it. */
export const unstacking: ShapesRule = (given) => {
  const shape = given.shape(0, 'x', 'value');
  if (shape === undefined || isUnknown(shape)) return shape;
  const axis = given.integerOr(0, 2, 'axis');
  if (axis === undefined) return undefined;
  const place = axisAt(axis, shape.length);
  const count = given.integer(1, 'num') ?? shape[place] ?? null;
  if (count === null || !(count >= 1 && count <= maximumParts)) return undefined;
  const part = shape.filter((_, at) => at !== place);
  return Array.from({ length: count }, () => part);
};
