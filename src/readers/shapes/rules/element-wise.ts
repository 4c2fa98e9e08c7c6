import { isUnknown, type Maybe, type Shape } from '../../../spec/index.js';
import { broadcast } from '../shape.js';
import { ofFirst, ofTwo, type ShapeRule } from './rule.js';

/** A function that keeps the shape of its first argument. */
export const same: ShapeRule = ofFirst((shape) => shape);

/** Element by element, with numpy's broadcasting. */
export const elementWise: ShapeRule = ofTwo([['x', 'x1', 'a'], ['y', 'x2', 'b']], (one, other) => broadcast(one, other) ?? undefined);

/** `where(condition, x, y)`. */
export const select: ShapeRule = (given) => {
  const shapes = [given.shape(0, 'condition'), given.shape(1, 'x1', 'x'), given.shape(2, 'x2', 'y')];
  return shapes.reduce((one: Maybe<Shape> | undefined, other) => {
    if (one === undefined || isUnknown(one)) return one;
    return other === undefined || isUnknown(other) ? other : (broadcast(one, other) ?? undefined);
  });
};
