import { isUnknown, type Maybe, type Shape } from '../../../../spec/index.js';
import { broadcast, reduced, reshaped, sizeOf } from '../../../numpy/index.js';
import { elementsOf } from '../../../python/index.js';
import { productShape } from '../tensor.js';
import { dimensionsOf, type FunctionArguments } from './arguments.js';

/** The shape of what a function gives; `undefined` where its arguments do not tell. Several shapes for a function that gives several tensors. */
export type ShapeRule = (given: FunctionArguments) => Maybe<Shape> | undefined;

const axisNames = ['axis', 'dim', 'reduction_indices'];
const keepNames = ['keepdims', 'keep_dims'];

/** The shape of the first argument, where that is known; its own reason where it is not. */
const first = (given: FunctionArguments): Maybe<Shape> | undefined => given.shape(0, 'x', 'inputs', 'input', 'a', 'tensor', 'input_tensor', 'logits', 'features');

/** With the first argument's shape in hand. */
const ofFirst = (rule: (shape: Shape, given: FunctionArguments) => Maybe<Shape> | undefined): ShapeRule => (given) => {
  const shape = first(given);
  return shape === undefined || isUnknown(shape) ? shape : rule(shape, given);
};

const position = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis);

export const same: ShapeRule = first;

/** Element by element, with numpy's broadcasting. */
export const elementwise: ShapeRule = (given) => {
  const [one, other] = [given.shape(0, 'x', 'x1', 'a'), given.shape(1, 'y', 'x2', 'b')];
  if (one === undefined || isUnknown(one)) return one;
  if (other === undefined || isUnknown(other)) return other;
  return broadcast(one, other) ?? undefined;
};

export const select: ShapeRule = (given) => {
  const shapes = [given.shape(0, 'condition'), given.shape(1, 'x1', 'x'), given.shape(2, 'x2', 'y')];
  return shapes.reduce((one, other) => {
    if (one === undefined || isUnknown(one)) return one;
    return other === undefined || isUnknown(other) ? other : (broadcast(one, other) ?? undefined);
  });
};

/** Over the axes of the second argument, or over all. */
export const reduction: ShapeRule = ofFirst((shape, given) => {
  const axes = given.integers(1, ...axisNames);
  return axes === undefined ? undefined : (reduced(shape, axes, given.isTrue(2, ...keepNames)) ?? undefined);
});

export const matmul: ShapeRule = (given) => {
  const [one, other] = [given.shape(0, 'x1', 'a', 'x'), given.shape(1, 'x2', 'b', 'y')];
  if (one === undefined || other === undefined) return undefined;
  const turned = (shape: Maybe<Shape>, flag: string): Maybe<Shape> =>
    given.isTrue(9, flag) && !isUnknown(shape) ? [...shape.slice(0, -2), ...shape.slice(-2).reverse()] : shape;
  return productShape(turned(one, 'transpose_a'), turned(other, 'transpose_b'), given.range);
};

export const reshape: ShapeRule = ofFirst((shape, given) => {
  const value = given.value(1, 'newshape', 'shape');
  const target = value === undefined ? undefined : dimensionsOf(value, given.range);
  if (target === undefined) return undefined;
  // A dimension that is not known may be any: then -1 is not known, either.
  return target.includes(null) ? target.map((each) => (each === -1 ? null : each)) : (reshaped(shape, target) ?? undefined);
});

export const flattened: ShapeRule = ofFirst((shape) => [sizeOf(shape)]);

/** Keeps the batch and makes one axis of the others. */
export const batchFlattened: ShapeRule = ofFirst((shape) => [shape[0] ?? null, sizeOf(shape.slice(1))]);

export const expanded: ShapeRule = ofFirst((shape, given) => {
  const axis = given.value(1, 'axis') === undefined ? -1 : given.integer(1, 'axis');
  if (axis === undefined) return undefined;
  const place = position(axis, shape.length + 1);
  return [...shape.slice(0, place), 1, ...shape.slice(place)];
});

export const squeezed: ShapeRule = ofFirst((shape, given) => {
  const axes = given.integers(1, 'axis');
  if (axes === undefined || (axes === null && shape.includes(null))) return undefined;
  const places = axes?.map((axis) => position(axis, shape.length));
  return shape.filter((dimension, axis) => (places === undefined ? dimension !== 1 : !places.includes(axis)));
});

export const transposed: ShapeRule = ofFirst((shape, given) => {
  const order = given.integers(1, 'axes', 'perm', 'pattern');
  if (order === undefined) return undefined;
  return order === null ? [...shape].reverse() : order.map((axis) => shape[position(axis, shape.length)] ?? null);
});

export const swapped: ShapeRule = ofFirst((shape, given) => {
  const [one, other] = [given.integer(1, 'axis1'), given.integer(2, 'axis2')];
  if (one === undefined || other === undefined) return undefined;
  const [left, right] = [position(one, shape.length), position(other, shape.length)];
  return shape.map((dimension, axis) => (axis === left ? (shape[right] ?? null) : axis === right ? (shape[left] ?? null) : dimension));
});

/** @param preset The axis where none is given. */
export const concatenation = (preset: number): ShapeRule => (given) => {
  const shapes = given.shapes(0, 'xs', 'values', 'tensors', 'arrays');
  const axis = given.value(1, 'axis') === undefined ? preset : given.integer(1, 'axis');
  const [one, ...others] = shapes ?? [];
  if (one === undefined || axis === undefined || others.some(({ length }) => length !== one.length)) return undefined;
  const place = position(axis, one.length);
  return one.map((dimension, at) => {
    const dimensions = [dimension, ...others.map((shape) => shape[at] ?? null)];
    if (at === place) return dimensions.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
    return dimensions.find((each) => each !== null) ?? null;
  });
};

export const stacked: ShapeRule = (given) => {
  const shapes = given.shapes(0, 'x', 'values', 'arrays');
  const axis = given.value(1, 'axis') === undefined ? 0 : given.integer(1, 'axis');
  const [one] = shapes ?? [];
  if (shapes === undefined || one === undefined || axis === undefined) return undefined;
  const place = position(axis, one.length + 1);
  return [...one.slice(0, place), shapes.length, ...one.slice(place)];
};

export const tiled: ShapeRule = ofFirst((shape, given) => {
  const value = given.value(1, 'repeats', 'multiples', 'n');
  const times = value === undefined ? undefined : dimensionsOf(value, given.range);
  if (times?.length !== shape.length) return undefined;
  return shape.map((dimension, axis) => {
    const count = times[axis] ?? null;
    return dimension === null || count === null ? null : dimension * count;
  });
});

export const repeated: ShapeRule = ofFirst((shape, given) => {
  const [times, axis] = [given.integer(1, 'repeats', 'rep'), given.integer(2, 'axis')];
  if (times === undefined || axis === undefined) return undefined;
  return shape.map((dimension, at) => (at === position(axis, shape.length) && dimension !== null ? dimension * times : dimension));
});

export const oneHot: ShapeRule = ofFirst((shape, given) => {
  const classes = given.integer(1, 'num_classes', 'depth');
  return classes === undefined ? undefined : [...shape, classes];
});

export const padded: ShapeRule = ofFirst((shape, given) => {
  const value = given.value(1, 'pad_width', 'paddings');
  const pairs = value === undefined ? undefined : elementsOf(value, given.range);
  if (pairs === undefined || isUnknown(pairs) || pairs.length !== shape.length) return undefined;
  return shape.map((dimension, axis) => {
    const pair = pairs[axis];
    const [before = null, after = null] = (pair === undefined ? undefined : dimensionsOf(pair, given.range)) ?? [];
    return dimension === null || before === null || after === null ? null : dimension + before + after;
  });
});

/** Where the largest or smallest is, along one axis. */
export const found: ShapeRule = ofFirst((shape, given) => {
  const axis = given.integer(1, 'axis', 'dimension');
  return axis === undefined ? undefined : (reduced(shape, [axis], given.isTrue(2, ...keepNames)) ?? undefined);
});

/** `einsum("abc,cd->abd", x, y)`, without `...`. */
export const einsum: ShapeRule = (given) => {
  const equation = given.value(0, 'subscripts', 'equation');
  const [inputs, output] = equation?.kind === 'string' ? equation.value.replaceAll(' ', '').split('->') : [];
  if (inputs === undefined || output === undefined || inputs.includes('.')) return undefined;
  const lengths = new Map<string, number | null>();
  for (const [index, letters] of inputs.split(',').entries()) {
    const shape = given.shape(index + 1);
    if (shape === undefined || isUnknown(shape) || shape.length !== letters.length) return undefined;
    for (const [axis, letter] of Array.from(letters).entries()) lengths.set(letter, lengths.get(letter) ?? shape[axis] ?? null);
  }
  return Array.from(output, (letter) => lengths.get(letter) ?? null);
};
