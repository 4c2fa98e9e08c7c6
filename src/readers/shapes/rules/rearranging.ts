import { axisAt, broadcast, reshaped, sizeOf } from '../shape.js';
import { ofFirst, type ShapeRule } from './rule.js';

export const reshape: ShapeRule = ofFirst((shape, given) => {
  const target = given.dimensions(1, 'newshape', 'shape');
  if (target === undefined) return undefined;
  // A dimension that is not known may be any: then -1 is not known, either.
  return target.includes(null) ? target.map((each) => (each === -1 ? null : each)) : (reshaped(shape, target) ?? undefined);
});

export const flattened: ShapeRule = ofFirst((shape) => [sizeOf(shape)]);

/** Keeps the batch and makes one axis of the others. */
export const batchFlattened: ShapeRule = ofFirst((shape) => [shape[0] ?? null, sizeOf(shape.slice(1))]);

/** New axes of length 1, at places counted in the result. */
export const expanded: ShapeRule = ofFirst((shape, given) => {
  const axes = given.value(1, 'axis') === undefined ? [-1] : given.integers(1, 'axis');
  if (axes === undefined || axes === null) return undefined;
  const rank = shape.length + axes.length;
  const places = axes.map((axis) => axisAt(axis, rank)).sort((one, other) => one - other);
  if (places.some((place) => place < 0 || place >= rank)) return undefined;
  const result = [...shape];
  for (const place of places) result.splice(place, 0, 1);
  return result;
});

export const squeezed: ShapeRule = ofFirst((shape, given) => {
  const axes = given.integers(1, 'axis');
  if (axes === undefined || (axes === null && shape.includes(null))) return undefined;
  const places = axes?.map((axis) => axisAt(axis, shape.length));
  return shape.filter((dimension, axis) => (places === undefined ? dimension !== 1 : !places.includes(axis)));
});

export const transposed: ShapeRule = ofFirst((shape, given) => {
  const order = given.integers(1, 'axes', 'perm', 'pattern');
  if (order === undefined || (order !== null && order.length !== shape.length)) return undefined;
  return order === null ? [...shape].reverse() : order.map((axis) => shape[axisAt(axis, shape.length)] ?? null);
});

/** The last two axes exchanged, as `tf.linalg.matrix_transpose` does. */
export const matrixTransposed: ShapeRule = ofFirst((shape) => [...shape.slice(0, -2), ...shape.slice(-2).reverse()]);

export const swapped: ShapeRule = ofFirst((shape, given) => {
  const [one, other] = [given.integer(1, 'axis1'), given.integer(2, 'axis2')];
  if (one === undefined || other === undefined) return undefined;
  const [left, right] = [axisAt(one, shape.length), axisAt(other, shape.length)];
  return shape.map((dimension, axis) => (axis === left ? (shape[right] ?? null) : axis === right ? (shape[left] ?? null) : dimension));
});

/** `moveaxis(x, source, destination)`. */
export const moved: ShapeRule = ofFirst((shape, given) => {
  const [from, to] = [given.integers(1, 'source'), given.integers(2, 'destination')];
  if (from?.length !== to?.length || !from || !to) return undefined;
  const sources = from.map((axis) => axisAt(axis, shape.length));
  const order = shape.map((_, axis) => axis).filter((axis) => !sources.includes(axis));
  const places = to.map((axis, index) => [axisAt(axis, shape.length), sources[index] ?? 0] as const).sort(([one], [other]) => one - other);
  for (const [place, source] of places) order.splice(place, 0, source);
  return order.map((axis) => shape[axis] ?? null);
});

export const tiled: ShapeRule = ofFirst((shape, given) => {
  const times = given.dimensions(1, 'repeats', 'multiples', 'reps', 'n');
  if (times === undefined) return undefined;
  const rank = Math.max(shape.length, times.length);
  const padded = [...Array<number>(rank - shape.length).fill(1), ...shape];
  const counts = [...Array<number>(rank - times.length).fill(1), ...times];
  return padded.map((dimension, axis) => {
    const count = counts[axis] ?? null;
    return dimension === null || count === null ? null : dimension * count;
  });
});

/** Every element several times along an axis; without an axis, of the flattened array. */
export const repeated: ShapeRule = ofFirst((shape, given) => {
  const [repeats, axis] = [given.integers(1, 'repeats', 'rep'), given.value(2, 'axis')];
  if (!repeats) return undefined;
  const times = repeats.length === 1 ? repeats[0] : undefined;
  const sum = repeats.reduce((total, each) => total + each, 0);
  const longer = (length: number | null): number | null => (times === undefined ? sum : length === null ? null : length * times);
  if (axis === undefined || axis.kind === 'none') return [longer(sizeOf(shape))];
  const place = given.integer(2, 'axis');
  return place === undefined ? undefined : shape.map((dimension, at) => (at === axisAt(place, shape.length) ? longer(dimension) : dimension));
});

/** `K.repeat(x, n)`: rows repeated as steps of a sequence. */
export const asSequence: ShapeRule = ofFirst((shape, given) => {
  const times = given.integer(1, 'n');
  return times === undefined || shape.length !== 2 ? undefined : [shape[0] ?? null, times, shape[1] ?? null];
});

/** `K.repeat_elements(x, rep, axis)` and pads take a length per axis; here: pairs of what is added before and after. */
export const padded: ShapeRule = ofFirst((shape, given) => {
  const value = given.value(1, 'pad_width', 'paddings');
  if (value === undefined) return undefined;
  const both = given.integer(1, 'pad_width', 'paddings');
  if (both !== undefined) return shape.map((dimension) => (dimension === null ? null : dimension + 2 * both));
  const pairs = given.pairs(value);
  if (pairs === undefined) return undefined;
  const [only] = pairs;
  if (pairs.length !== shape.length && (pairs.length !== 1 || only === undefined)) return undefined;
  return shape.map((dimension, axis) => {
    const [before = null, after = null] = (pairs.length === shape.length ? pairs[axis] : only) ?? [];
    return dimension === null || before === null || after === null ? null : dimension + before + after;
  });
});

/** `broadcast_to(x, shape)`. */
export const broadcastTo: ShapeRule = ofFirst((shape, given) => {
  const target = given.dimensions(1, 'shape');
  return target === undefined ? undefined : (broadcast(shape, target) ?? undefined);
});

/** `tf.ensure_shape(x, shape)`: what both know. */
export const ensured: ShapeRule = ofFirst((shape, given) => {
  const target = given.dimensions(1, 'shape');
  return target?.length !== shape.length ? (target ?? shape) : shape.map((dimension, axis) => dimension ?? target[axis] ?? null);
});

/** The first two sides of an image, or the axes given, exchanged by quarter turns of an unknown number. */
export const turned: ShapeRule = ofFirst((shape, given) => {
  const times = given.integerOr(1, 1, 'k');
  if (times === undefined || shape.length < 3) return undefined;
  const first = shape.length - 3;
  return times % 2 === 0
    ? shape
    : shape.map((dimension, axis) => (axis === first ? (shape[first + 1] ?? null) : axis === first + 1 ? (shape[first] ?? null) : dimension));
});
