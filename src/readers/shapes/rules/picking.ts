import { isUnknown, type Shape } from '../../../spec/index.js';
import { axisAt } from '../shape.js';
import { ofFirst, ofTwo, type ShapeRule, type ShapesRule } from './rule.js';

/** `one_hot(x, depth)`: classes on a new last axis. */
export const oneHot: ShapeRule = ofFirst((shape, given) => {
  const classes = given.integer(1, 'num_classes', 'depth');
  if (classes === undefined) return undefined;
  const axis = given.value(9, 'axis') === undefined ? -1 : given.integer(9, 'axis');
  const place = axis === undefined ? -1 : axisAt(axis, shape.length + 1);
  return place < 0 ? undefined : [...shape.slice(0, place), classes, ...shape.slice(place)];
});

/** `ops.multi_hot(inputs, num_classes)`: the last axis becomes the classes. */
export const multiHot: ShapeRule = ofFirst((shape, given) => {
  const classes = given.integer(1, 'num_classes', 'num_tokens');
  return classes === undefined ? undefined : [...shape.slice(0, -1), classes];
});

/**
 * Elements of an axis by their indices, `take(x, indices, axis)` and `tf.gather(params, indices, …, axis, batch_dims)`.
 * @param position Where `axis` is. @param preset The axis where none is given; null for the flattened array.
 */
export const taken = (position: number, preset: number | null): ShapeRule => ofTwo([['x', 'a', 'params', 'reference'], ['indices']], (shape, indices, given) => {
  const batch = given.integerOr(0, 9, 'batch_dims');
  const value = given.value(position, 'axis');
  if (batch === undefined || (value !== undefined && value.kind !== 'none' && given.integer(position, 'axis') === undefined)) return undefined;
  const axis = given.integer(position, 'axis') ?? (batch > 0 ? batch : preset);
  if (axis === null) return indices;
  const place = axisAt(axis, shape.length);
  return place >= shape.length ? undefined : [...shape.slice(0, place), ...indices.slice(batch), ...shape.slice(place + 1)];
});

/** `take_along_axis(x, indices, axis)`. */
export const takenAlong: ShapeRule = ofTwo([['x', 'arr'], ['indices']], (shape, indices, given) => {
  const axis = given.integerOr(-1, 2, 'axis');
  if (axis === undefined || shape.length !== indices.length) return undefined;
  const place = axisAt(axis, shape.length);
  return shape.map((dimension, at) => (at === place ? (indices[at] ?? null) : dimension === 1 ? (indices[at] ?? null) : dimension));
});

/** `tf.gather_nd(params, indices)`. */
export const gatheredByPlace: ShapeRule = ofTwo([['params'], ['indices']], (shape, indices) => {
  const depth = indices.at(-1) ?? null;
  return depth === null ? undefined : [...indices.slice(0, -1), ...shape.slice(depth)];
});

/** Rows of a table by their numbers, `tf.nn.embedding_lookup(params, ids)`. */
export const embedded: ShapeRule = ofTwo([['params'], ['ids']], (table, ids) => [...ids, ...table.slice(1)]);

/** `tf.boolean_mask(tensor, mask)`: as many as are true. */
export const masked: ShapeRule = ofTwo([['tensor'], ['mask']], (shape, mask) => [null, ...shape.slice(mask.length)]);

/** The largest few, and where they are: `top_k(x, k)`. */
export const largest: ShapesRule = (given) => {
  const shape = given.shape(0, 'x', 'input');
  if (shape === undefined || isUnknown(shape)) return shape;
  const count = given.integerOr(1, 1, 'k');
  if (count === undefined || shape.length === 0) return undefined;
  const result = [...shape.slice(0, -1), count];
  return [result, result];
};

/** `ops.slice(inputs, start_indices, shape)` and `tf.slice(input_, begin, size)`, in which -1 is the rest. */
export const cut: ShapeRule = ofFirst((shape, given) => {
  const [start, size] = [given.dimensions(1, 'start_indices', 'begin'), given.dimensions(2, 'shape', 'size')];
  if (start?.length !== shape.length || size?.length !== shape.length) return undefined;
  return size.map((length, axis) => {
    const [whole, from] = [shape[axis] ?? null, start[axis] ?? null];
    return length !== -1 ? length : whole === null || from === null ? null : whole - from;
  });
});

/** The number of segments in front, as far as it is given. */
export const segments: ShapeRule = ofFirst((shape, given) => [given.integer(2, 'num_segments') ?? null, ...shape.slice(1)]);

/** `tf.scatter_nd(indices, updates, shape)` and `ops.scatter(indices, values, shape)`. */
export const scattered: ShapeRule = (given) => given.dimensions(2, 'shape');

/** How often every number comes, `bincount(x, minlength)`. */
export const counted: ShapeRule = ofFirst((shape) => [...shape.slice(0, -1), null]);

/** `np.nonzero(x)` and `np.where(condition)`: an array of places for every axis. */
export const places: ShapesRule = (given) => {
  const shape = given.shape(0, 'x', 'condition', 'a');
  if (shape === undefined || isUnknown(shape)) return shape;
  return shape.map((): Shape => [null]);
};

/** `np.unique(x)`. */
export const unique: ShapeRule = (given) => (given.call.keywords.size > 0 ? undefined : [null]);

/** `tf.random.categorical(logits, num_samples)`. */
export const sampled: ShapeRule = ofFirst((shape, given) => {
  const count = given.integer(1, 'num_samples');
  return count === undefined ? undefined : [...shape.slice(0, -1), count];
});

/** `searchsorted(sorted_sequence, values)`: a place for every value. */
export const sought: ShapeRule = ofTwo([['sorted_sequence', 'a'], ['values', 'v']], (_sequence, values) => values);
