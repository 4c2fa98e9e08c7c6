import * as l10n from '@vscode/l10n';
import {
  concatenate,
  gather,
  integerConstant,
  matrixMultiply,
  reshape,
  slice,
  transpose,
  type Tensor,
} from '../../graph/index.js';
import type { SliceArgument } from '../../spec/index.js';
import { ArgumentError } from '../argument.js';
import type { FunctionArguments } from './arguments.js';
import type { TensorFunction } from './definition.js';

/** The functions that give the elements of tensors another order or shape, and the product of matrices. */
export const layoutFunctions: readonly TensorFunction[] = [
  {
    classNames: ['Concatenate', 'Concat'],
    compute: (given) => concatenate(given.tensors(0, 'xs', 'values'), given.number(1, 'axis', 0)),
  },
  { classNames: ['Stack'], compute: stacked },
  { classNames: ['Reshape'], compute: reshaped },
  {
    classNames: ['Transpose', 'PermuteDimensions'],
    compute(given) {
      const x = given.tensor(0, 'x', 'a');
      return transpose(x, given.numbers(1, 'axes', 'perm') ?? undefined);
    },
  },
  {
    classNames: ['ExpandDims'],
    compute(given) {
      const x = given.tensor(0, 'x', 'input');
      const axis = given.number(1, 'axis', -1);
      return reshape(x, x.shape.toSpliced(axis < 0 ? axis + x.shape.length + 1 : axis, 0, 1));
    },
  },
  {
    classNames: ['Squeeze'],
    compute(given) {
      const x = given.tensor(0, 'x', 'input');
      const axes = given.numbers(1, 'axis')?.map((axis) => (axis < 0 ? axis + x.shape.length : axis));
      return reshape(x, x.shape.filter((length, axis) => (axes === undefined ? length !== 1 : !axes.includes(axis))));
    },
  },
  {
    classNames: ['Matmul'],
    compute: (given) => matrixMultiply(given.tensor(0, 'x1', 'a'), given.tensor(1, 'x2', 'b')),
  },
  { classNames: ['GetItem'], compute: part },
];

function stacked(given: FunctionArguments): Tensor {
  const [first, ...others] = given.tensors(0, 'x', 'values');
  const axis = given.number(1, 'axis', 0);
  const place = axis < 0 ? axis + first.shape.length + 1 : axis;
  const raised = (x: Tensor): Tensor => reshape(x, x.shape.toSpliced(place, 0, 1));
  return concatenate([raised(first), ...others.map(raised)], place);
}

/** A batch that the file leaves open is as long as that of the tensor. */
function reshaped(given: FunctionArguments): Tensor {
  const x = given.tensor(0, 'x', 'tensor');
  const shape = given.numbers(1, 'newshape', 'shape') ?? [];
  if (shape.filter((length) => length === -1).length <= 1) return reshape(x, shape);
  throw new ArgumentError('newshape', l10n.t('Only one length of a shape can be left open with -1.'));
}

/** `x[:, 1:3]` (NumPy's basic indexing). */
function part(given: FunctionArguments): Tensor {
  const x = given.tensor(0, 'x');
  const index = given.index(1);
  const consuming = index.filter((one) => one !== null && one !== 'ellipsis').length;
  const whole: SliceArgument = { kind: 'slice', start: null, stop: null, step: 1 };
  const places = index.flatMap((one) => (one === 'ellipsis' ? new Array<SliceArgument>(x.shape.length - consuming).fill(whole) : [one]));
  let result = x;
  let axis = 0;
  for (const one of places) {
    if (one === null) result = reshape(result, result.shape.toSpliced(axis++, 0, 1));
    else if (typeof one === 'number') result = element(result, axis, one);
    else result = steps(result, axis++, one);
  }
  return result;
}

function element(x: Tensor, axis: number, index: number): Tensor {
  const place = index < 0 ? index + (x.shape[axis] ?? 0) : index;
  return reshape(slice(x, axis, place, place + 1), x.shape.toSpliced(axis, 1));
}

function steps(x: Tensor, axis: number, { start, stop, step }: SliceArgument): Tensor {
  const length = x.shape[axis] ?? 0;
  const clamp = (bound: number, low: number, high: number): number => Math.min(Math.max(bound < 0 ? bound + length : bound, low), high);
  const from = step > 0 ? clamp(start ?? 0, 0, length) : clamp(start ?? length - 1, -1, length - 1);
  const to = step > 0 ? clamp(stop ?? length, 0, length) : stop === null ? -1 : clamp(stop, -1, length - 1);
  if (step === 1) return from === 0 && to === length ? x : slice(x, axis, from, Math.max(from, to));
  const count = Math.max(0, Math.ceil((to - from) / step));
  return gather(x, integerConstant(Array.from({ length: count }, (_, index) => from + index * step)), axis);
}
