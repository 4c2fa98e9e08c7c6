import * as l10n from '@vscode/l10n';
import { numberAttribute, numbersAttribute, stringAttribute } from '../attribute.js';
import { ShapeMismatchError } from '../errors.js';
import { apply, type Operation } from '../operation.js';
import { ONNX_TYPES } from '../onnx/model.js';
import { int64Vector } from '../onnx/rule.js';
import { broadcastShapes, elementCount, sameShape } from '../shape.js';
import type { ElementType, Tensor, TensorShape } from '../tensor.js';
import { sumToShape } from './broadcast.js';
import { lengthOf, requireAxis } from './axes.js';
import { FRACTIONS, requireSameType } from './signature.js';

export const Reshape: Operation<[Tensor]> = {
  name: 'Reshape',
  infer([x], attributes) {
    const shape = [...numbersAttribute(attributes, 'shape')];
    if (elementCount(shape) !== elementCount(x.shape)) {
      throw new ShapeMismatchError('Reshape', [x.shape, shape], l10n.t('the number of elements must stay the same.'));
    }
    return { shape, type: x.type };
  },
  gradient: (gradient, [x]) => [reshape(gradient, x.shape)],
  onnx: (writer, inputs, { shape }) => writer.node('Reshape', [...inputs, int64Vector(writer, shape)]),
};

/** The same elements in row-major order under another shape; one length may be -1, and is worked out. */
export function reshape(x: Tensor, shape: TensorShape): Tensor {
  const known = elementCount(shape.filter((length) => length !== -1));
  const resolved = shape.map((length) => (length === -1 ? elementCount(x.shape) / known : length));
  return sameShape(x.shape, resolved) ? x : apply(Reshape, [x], { shape: resolved });
}

export const Transpose: Operation<[Tensor]> = {
  name: 'Transpose',
  infer([x], attributes) {
    const permutation = [...numbersAttribute(attributes, 'permutation')];
    const sorted = [...permutation].sort((a, b) => a - b);
    if (!sameShape(sorted, x.shape.map((_, axis) => axis))) {
      throw new ShapeMismatchError(
        'Transpose',
        [x.shape],
        l10n.t('{0} does not name each axis once.', permutation.join(', ')),
      );
    }
    return { shape: permutation.map((axis) => lengthOf(x, axis)), type: x.type };
  },
  gradient(gradient, _inputs, { attributes }) {
    const permutation = [...numbersAttribute(attributes, 'permutation')];
    return [transpose(gradient, permutation.map((_, axis) => permutation.indexOf(axis)))];
  },
  onnx: (writer, inputs, { attributes }) =>
    writer.node('Transpose', inputs, { perm: { integers: [...numbersAttribute(attributes, 'permutation')] } }),
};

/**
 * Axis i of the result is axis `permutation[i]` of `x`; without a permutation the axes are reversed. A transposition of a
 * transposition is one, or none where they undo each other: layers that work in another layout can each go there and
 * back.
 */
export function transpose(
  x: Tensor,
  permutation: readonly number[] = x.shape.map((_, axis) => axis).reverse(),
): Tensor {
  const [inner] = x.inputs;
  if (x.operation === 'Transpose' && inner !== undefined && permutation.length === x.shape.length) {
    const first = numbersAttribute(x.attributes, 'permutation');
    return transpose(inner, permutation.map((axis) => first[axis] ?? -1));
  }
  const result = apply(Transpose, [x], { permutation });
  const moved = permutation.filter((axis) => lengthOf(x, axis) !== 1);
  // Where only axes of length 1 change their places, no element does.
  return moved.every((axis, index) => index === 0 || axis > (moved[index - 1] ?? 0)) ? reshape(x, result.shape) : result;
}

export const Expand: Operation<[Tensor]> = {
  name: 'Expand',
  infer([x], attributes) {
    const shape = [...numbersAttribute(attributes, 'shape')];
    const broadcast = broadcastShapes(x.shape, shape);
    if (broadcast === undefined || !sameShape(broadcast, shape)) {
      throw new ShapeMismatchError('Expand', [x.shape, shape], l10n.t('only axes of length 1 can be repeated.'));
    }
    return { shape, type: x.type };
  },
  gradient: (gradient, [x]) => [sumToShape(gradient, x.shape)],
  onnx: (writer, inputs, { shape }) => writer.node('Expand', [...inputs, int64Vector(writer, shape)]),
};

/** Repeats `x` along its axes of length 1, and along new ones in front, up to `shape`. */
export function expand(x: Tensor, shape: TensorShape): Tensor {
  return sameShape(x.shape, shape) ? x : apply(Expand, [x], { shape });
}

/** {@link expand} for a gradient on its way, that nobody else will ask for: elementwise operations may overtake it. */
export function spread(x: Tensor, shape: TensorShape): Tensor {
  return sameShape(x.shape, shape) ? x : apply(Expand, [x], { shape, isFleeting: true });
}

export const Slice: Operation<[Tensor]> = {
  name: 'Slice',
  infer([x], attributes) {
    const [axis, start, stop] = sliceBounds(attributes);
    if (start < 0 || stop > lengthOf(x, axis) || start > stop) {
      throw new ShapeMismatchError('Slice', [x.shape], l10n.t('axis {0} has no part from {1} to {2}.', axis, start, stop));
    }
    return { shape: x.shape.with(axis, stop - start), type: x.type };
  },
  gradient(gradient, [x], { attributes }) {
    const [axis, start, stop] = sliceBounds(attributes);
    return [pad(gradient, axis, start, lengthOf(x, axis) - stop)];
  },
  onnx(writer, inputs, { attributes }) {
    const [axis, start, stop] = sliceBounds(attributes);
    const bounds = [[start], [stop], [axis]].map((values) => int64Vector(writer, values));
    return writer.node('Slice', [...inputs, ...bounds]);
  },
};

function sliceBounds(attributes: Tensor['attributes']): [axis: number, start: number, stop: number] {
  return [numberAttribute(attributes, 'axis'), numberAttribute(attributes, 'start'), numberAttribute(attributes, 'stop')];
}

/** The part of `x` from `start` up to, not including, `stop` along an axis. */
export function slice(x: Tensor, axis: number, start: number, stop: number): Tensor {
  return apply(Slice, [x], { axis: requireAxis('Slice', x, axis), start, stop });
}

/** How many elements of padding a model may hold as they are. */
const MOST_JOINED = 2 ** 16;

export const Pad: Operation<[Tensor]> = {
  name: 'Pad',
  infer([x], attributes) {
    const axis = numberAttribute(attributes, 'axis');
    const added = numberAttribute(attributes, 'before') + numberAttribute(attributes, 'after');
    return { shape: x.shape.with(axis, lengthOf(x, axis) + added), type: x.type };
  },
  gradient(gradient, [x], { attributes }) {
    const axis = numberAttribute(attributes, 'axis');
    const before = numberAttribute(attributes, 'before');
    return [slice(gradient, axis, before, before + lengthOf(x, axis))];
  },
  onnx(writer, [x = ''], { type, shape, attributes }) {
    const axis = numberAttribute(attributes, 'axis');
    const value = numberAttribute(attributes, 'value');
    const amounts = [numberAttribute(attributes, 'before'), numberAttribute(attributes, 'after')] as const;
    const added = elementCount(shape.with(axis, amounts[0] + amounts[1]));
    if (axis === shape.length - 1 && added <= MOST_JOINED) {
      // ONNX Runtime pads the last axis four times as slowly as it joins.
      const [before, after] = amounts.map((amount) =>
        amount === 0 ? [] : [writer.constant(type, shape.with(axis, amount), new Array<number>(elementCount(shape.with(axis, amount))).fill(value))],
      );
      return writer.node('Concat', [...(before ?? []), x, ...(after ?? [])], { axis: { integer: axis } });
    }
    const axes = int64Vector(writer, [axis]);
    return writer.node('Pad', [x, int64Vector(writer, amounts), value === 0 ? '' : writer.constant(type, [], [value]), axes]);
  },
};

/** `x` with zeros, or another value, before and after it along an axis. */
export function pad(x: Tensor, axis: number, before: number, after: number, value = 0): Tensor {
  const position = requireAxis('Pad', x, axis);
  return before === 0 && after === 0 ? x : apply(Pad, [x], { axis: position, before, after, value });
}

export const Concatenate: Operation = {
  name: 'Concat',
  infer(inputs, attributes) {
    requireSameType('Concat', inputs);
    const axis = numberAttribute(attributes, 'axis');
    const [first, ...others] = inputs;
    if (first === undefined || others.some(({ shape }) => !sameShape(shape.toSpliced(axis, 1), first.shape.toSpliced(axis, 1)))) {
      const shapes = inputs.map(({ shape }) => shape);
      throw new ShapeMismatchError('Concat', shapes, l10n.t('all axes but axis {0} must have equal lengths.', axis));
    }
    return { shape: first.shape.with(axis, inputs.reduce((sum, each) => sum + lengthOf(each, axis), 0)), type: first.type };
  },
  gradient(gradient, inputs, { attributes }) {
    const axis = numberAttribute(attributes, 'axis');
    let start = 0;
    return inputs.map((each) => slice(gradient, axis, start, (start += lengthOf(each, axis))));
  },
  onnx: (writer, inputs, { attributes }) =>
    writer.node('Concat', inputs, { axis: { integer: numberAttribute(attributes, 'axis') } }),
};

/** The tensors one after another along an axis. */
export function concatenate(tensors: readonly [Tensor, ...Tensor[]], axis: number): Tensor {
  return apply(Concatenate, tensors, { axis: requireAxis('Concat', tensors[0], axis) });
}

export const Cast: Operation<[Tensor]> = {
  name: 'Cast',
  elementwise: true,
  infer: ([x], attributes) => ({ shape: x.shape, type: stringAttribute(attributes, 'to') as ElementType }),
  gradient: (gradient, [x]) => [FRACTIONS.includes(x.type) ? cast(gradient, x.type) : undefined],
  onnx: (writer, inputs, { type }) => writer.node('Cast', inputs, { to: { integer: ONNX_TYPES[type] } }),
};

/** The same numbers in another element type; true is 1, fractions are cut off on the way to whole numbers. */
export function cast(x: Tensor, type: ElementType): Tensor {
  return x.type === type ? x : apply(Cast, [x], { to: type });
}
