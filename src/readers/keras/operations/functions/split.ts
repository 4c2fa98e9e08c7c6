import { isUnknown, type Shape } from '../../../../spec/index.js';
import { numberOf } from '../../../python/index.js';
import { dimensionsOf, type FunctionArguments } from './arguments.js';

/** More parts than this are not followed. */
const maximumParts = 1_000;

/**
 * The shapes of the parts of a tensor; `undefined` where they are not known.
 * @param bySizes Whether a list gives the sizes of the parts, as in TensorFlow, or where they begin, as in keras.ops.
 */
export function splitShapes(given: FunctionArguments, bySizes: boolean): readonly Shape[] | undefined {
  const shape = given.shape(0, 'value', 'x');
  const parts = given.value(1, 'num_or_size_splits', 'indices_or_sections');
  const axis = given.value(2, 'axis') === undefined ? 0 : given.integer(2, 'axis');
  if (shape === undefined || isUnknown(shape) || parts === undefined || axis === undefined) return undefined;
  const place = axis < 0 ? axis + shape.length : axis;
  const length = shape[place] ?? null;
  const sizes = sizesOf(length, numberOf(parts), numberOf(parts) === undefined ? dimensionsOf(parts, given.range) : undefined, bySizes);
  return sizes?.map((size) => shape.map((dimension, at) => (at === place ? size : dimension)));
}

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
