import * as l10n from '@vscode/l10n';
import { numberAttribute } from '../attribute.js';
import { ShapeMismatchError } from '../errors.js';
import { apply, type Operation } from '../operation.js';
import { elementCount, sameShape } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { lengthOf, requireAxis } from './axes.js';
import { cast, expand, reshape, transpose } from './layout.js';
import { constant } from './leaf.js';
import { requireTypes } from './signature.js';

export const Gather: Operation<[Tensor, Tensor]> = {
  name: 'Gather',
  infer([x, indices], attributes) {
    requireTypes('Gather', [indices], ['int32', 'int64']);
    return { shape: x.shape.toSpliced(numberAttribute(attributes, 'axis'), 1, ...indices.shape), type: x.type };
  },
  gradient(gradient, [x, indices], { attributes }) {
    const axis = numberAttribute(attributes, 'axis');
    const rank = indices.shape.length;
    const axes = gradient.shape.map((_, each) => each);
    const front = axes.splice(axis, rank);
    const byIndex = transpose(gradient, [...front, ...axes]);
    const others = x.shape.toSpliced(axis, 1);
    const rows = scatterAdd(
      reshape(indices, [elementCount(indices.shape)]),
      reshape(byIndex, [elementCount(indices.shape), ...others]),
      lengthOf(x, axis),
    );
    const back = x.shape.map((_, each) => (each === axis ? 0 : each < axis ? each + 1 : each));
    return [transpose(rows, back), undefined];
  },
  onnx: (writer, inputs, { attributes }) =>
    writer.node('Gather', inputs, { axis: { integer: numberAttribute(attributes, 'axis') } }),
};

/** The slices of `x` at whole-number indices along an axis; the shape of the indices stands where the axis was. */
export function gather(x: Tensor, indices: Tensor, axis: number): Tensor {
  return apply(Gather, [x, indices], { axis: requireAxis('Gather', x, axis) });
}

export const ScatterAdd: Operation<[Tensor, Tensor, Tensor]> = {
  name: 'ScatterND',
  infer([target, indices, updates]) {
    requireTypes('ScatterND', [target, updates], ['float32']);
    requireTypes('ScatterND', [indices], ['int64']);
    return target;
  },
  gradient: (gradient, [, indices]) => [
    gradient,
    undefined,
    gather(gradient, reshape(indices, [elementCount(indices.shape)]), 0),
  ],
  onnx: (writer, inputs) => writer.node('ScatterND', inputs, { reduction: { text: 'add' } }),
};

/**
 * A tensor of `length` rows of zeros, to which `updates[i]` is added at row `indices[i]`: the adjoint of gathering.
 * @throws ShapeMismatchError where there is not one row of updates for each index.
 */
export function scatterAdd(indices: Tensor, updates: Tensor, length: number): Tensor {
  const [count = 1, ...row] = updates.shape;
  if (!sameShape(indices.shape, [count])) {
    throw new ShapeMismatchError('ScatterND', [indices.shape, updates.shape], l10n.t('each index needs one row.'));
  }
  const zeros = expand(constant(0), [length, ...row]);
  return apply(ScatterAdd, [zeros, reshape(cast(indices, 'int64'), [count, 1]), updates]);
}

export const OneHot: Operation<[Tensor]> = {
  name: 'OneHot',
  infer([indices], attributes) {
    requireTypes('OneHot', [indices], ['int32', 'int64']);
    return { shape: [...indices.shape, numberAttribute(attributes, 'depth')], type: 'float32' };
  },
  onnx(writer, [indices = ''], { inputs: [input], attributes }) {
    // ONNX Runtime wants the depth in the type of the indices.
    const depth = writer.constant(input?.type ?? 'int64', [], [numberAttribute(attributes, 'depth')]);
    return writer.node('OneHot', [indices, depth, writer.constant('float32', [2], [0, 1])]);
  },
};

/** For each index a float32 vector of `depth` zeros with a 1 at the index, along a new last axis. */
export function oneHot(indices: Tensor, depth: number): Tensor {
  return apply(OneHot, [indices], { depth });
}
