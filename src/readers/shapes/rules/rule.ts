import { isUnknown, type Maybe, type Shape, type Unknown } from '../../../spec/index.js';
import type { FunctionArguments } from '../arguments.js';

/** The shape of what a function gives; `undefined` where its arguments do not tell. */
export type ShapeRule = (given: FunctionArguments) => Maybe<Shape> | undefined;

/** The shapes of what a function gives that gives several arrays; `undefined` where its arguments do not tell. */
export type ShapesRule = (given: FunctionArguments) => readonly Shape[] | Unknown | undefined;

/** What the first parameter of functions is called. */
export const firstNames = [
  'x', 'inputs', 'input', 'a', 'tensor', 'input_tensor', 'logits', 'features', 'image', 'images', 'array', 'arr', 'x1', 'm', 'v', 'filt', 'ary', 'value', 'values',
  'params', 'data', 'indices', 'target', 'y_true',
] as const;

export const axisNames = ['axis', 'dim', 'reduction_indices', 'dimension'] as const;
export const keepNames = ['keepdims', 'keep_dims'] as const;

/** With the first argument's shape in hand; where that is not known, its own reason. */
export const ofFirst = (rule: (shape: Shape, given: FunctionArguments) => Maybe<Shape> | undefined): ShapeRule => (given) => {
  const shape = given.shape(0, ...firstNames);
  return shape === undefined || isUnknown(shape) ? shape : rule(shape, given);
};

/** With the shapes of the first two arguments in hand. */
export const ofTwo =
  (
    names: readonly [readonly string[], readonly string[]],
    rule: (one: Shape, other: Shape, given: FunctionArguments) => Maybe<Shape> | undefined,
  ): ShapeRule =>
  (given) => {
    const [one, other] = [given.shape(0, ...names[0]), given.shape(1, ...names[1])];
    if (one === undefined || isUnknown(one)) return one;
    if (other === undefined || isUnknown(other)) return other;
    return rule(one, other, given);
  };

/** A shape that is one of the arguments. */
export const ofArgument = (position: number, ...names: readonly string[]): ShapeRule => (given) => given.shape(position, ...names);
