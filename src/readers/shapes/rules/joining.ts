import { isUnknown, type Shape, type Unknown } from '../../../spec/index.js';
import type { FunctionArguments } from '../arguments.js';
import { axisAt, concatenated, sizeOf } from '../shape.js';
import type { ShapeRule, ShapesRule } from './rule.js';

const listNames = ['xs', 'values', 'tensors', 'arrays', 'x', 'tup', 'inputs'] as const;

const ofList = (rule: (shapes: readonly [Shape, ...Shape[]], given: FunctionArguments) => Shape | null | undefined): ShapeRule => (given) => {
  const shapes = given.shapes(0, ...listNames);
  if (shapes === undefined || isUnknown(shapes)) return shapes;
  const [first, ...others] = shapes;
  return first === undefined ? undefined : (rule([first, ...others], given) ?? undefined);
};

/** @param preset The axis where none is given. */
export const concatenation = (preset: number): ShapeRule => ofList((shapes, given) => {
  const value = given.value(1, 'axis');
  if (value?.kind === 'none') return [shapes.map(sizeOf).reduce((sum, size) => (sum === null || size === null ? null : sum + size))];
  const axis = value === undefined ? preset : given.integer(1, 'axis');
  return axis === undefined ? null : concatenated(shapes, axis);
});

/** Rows under each other: arrays of one axis are rows. */
export const vertical: ShapeRule = ofList((shapes) =>
  concatenated(
    shapes.map((shape) => (shape.length < 2 ? [1, ...(shape.length === 0 ? [1] : shape)] : shape)),
    0,
  ),
);

/** Side by side: arrays of one axis end to end. */
export const horizontal: ShapeRule = ofList((shapes) => concatenated(shapes, shapes[0].length < 2 ? 0 : 1));

/** As columns: arrays of one axis are columns. */
export const columns: ShapeRule = ofList((shapes) => concatenated(shapes.map((shape) => (shape.length === 1 ? [...shape, 1] : shape)), 1));

/** Along the third axis. */
export const deep: ShapeRule = ofList((shapes) =>
  concatenated(
    shapes.map((shape) => (shape.length === 1 ? [1, ...shape, 1] : shape.length === 2 ? [...shape, 1] : shape)),
    2,
  ),
);

/** Arrays of one shape along a new axis. */
export const stacked: ShapeRule = ofList(([first, ...others], given) => {
  const axis = given.integerOr(0, 1, 'axis');
  if (axis === undefined || others.some((shape) => shape.length !== first.length)) return null;
  const place = axisAt(axis, first.length + 1);
  const known = first.map((dimension, at) => dimension ?? others.map((shape) => shape[at] ?? null).find((each) => each !== null) ?? null);
  return [...known.slice(0, place), others.length + 1, ...known.slice(place)];
});

/** `np.append(array, values, axis)`; without an axis, of the flattened arrays. */
export const appended: ShapeRule = (given) => {
  const [one, other] = [given.shape(0, 'arr', 'x1'), given.shape(1, 'values', 'x2')];
  if (one === undefined || isUnknown(one)) return one;
  if (other === undefined || isUnknown(other)) return other;
  const axis = given.value(2, 'axis');
  const [left, right] = [sizeOf(one), sizeOf(other)];
  if (axis === undefined || axis.kind === 'none') return [left === null || right === null ? null : left + right];
  const place = given.integer(2, 'axis');
  return place === undefined ? undefined : (concatenated([one, other], place) ?? undefined);
};

/** `meshgrid(x, y)`: a grid for every argument. */
export const grid: ShapesRule = (given) => {
  const lengths: (number | null)[] = [];
  for (const [index] of given.call.positional.entries()) {
    const shape: Shape | Unknown | undefined = given.shape(index);
    if (shape === undefined || isUnknown(shape)) return shape;
    lengths.push(sizeOf(shape));
  }
  const [first = null, second = null, ...rest] = lengths;
  if (lengths.length < 2) return undefined;
  const shape = given.text(99, 'indexing') === 'ij' ? lengths : [second, first, ...rest];
  return lengths.map(() => shape);
};
