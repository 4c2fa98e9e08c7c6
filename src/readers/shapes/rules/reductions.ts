import { isUnknown } from '../../../spec/index.js';
import { axisAt, reduced } from '../shape.js';
import { axisNames, keepNames, ofFirst, ofTwo, type ShapeRule, type ShapesRule } from './rule.js';

/** Over the axes of the second argument, or over all. */
export const reduction: ShapeRule = ofFirst((shape, given) => {
  const axes = given.integers(1, ...axisNames);
  return axes === undefined ? undefined : (reduced(shape, axes, given.isTrue(2, ...keepNames)) ?? undefined);
});

/** Where the largest or smallest is, along one axis. @param preset The axis where none is given; null for the flattened array. */
export const found = (preset: number | null): ShapeRule => ofFirst((shape, given) => {
  const axis = given.value(1, ...axisNames) === undefined ? preset : given.integer(1, ...axisNames);
  return axis === undefined ? undefined : (reduced(shape, axis === null ? null : [axis], given.isTrue(2, ...keepNames)) ?? undefined);
});

/** A norm, whose second argument is the order. */
export const norm: ShapeRule = ofFirst((shape, given) => {
  const axes = given.integers(2, ...axisNames);
  return axes === undefined ? undefined : (reduced(shape, axes, given.isTrue(3, ...keepNames)) ?? undefined);
});

/** `quantile(x, q, axis)` and `percentile`: one result a quantile, in front. */
export const quantile: ShapeRule = ofTwo([['x', 'a'], ['q']], (shape, quantiles, given) => {
  const axes = given.integers(2, ...axisNames);
  const rest = axes === undefined ? null : reduced(shape, axes, given.isTrue(9, ...keepNames));
  return rest === null ? undefined : [...quantiles, ...rest];
});

/** Mean and variance, `tf.nn.moments(x, axes)`. */
export const moments: ShapesRule = (given) => {
  const shape = given.shape(0, 'x');
  if (shape === undefined || isUnknown(shape)) return shape;
  const axes = given.integers(1, 'axes');
  const result = axes === undefined ? null : reduced(shape, axes, given.isTrue(3, ...keepNames) || given.isTrue(2, ...keepNames));
  return result === null ? undefined : [result, result];
};

/** Differences of neighbours along an axis, `np.diff(a, n, axis)`. */
export const differences: ShapeRule = ofFirst((shape, given) => {
  const [times, axis] = [given.integerOr(1, 1, 'n'), given.integerOr(-1, 2, 'axis')];
  if (times === undefined || axis === undefined) return undefined;
  const place = axisAt(axis, shape.length);
  return shape.map((length, at) => (at === place && length !== null ? Math.max(0, length - times) : length));
});

/** A loss of every row: the last axis is gone. */
export const overLastAxis: ShapeRule = ofFirst((shape) => shape.slice(0, -1));
