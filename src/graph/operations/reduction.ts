import { flagAttribute, numberAttribute, numbersAttribute } from '../attribute.js';
import { apply, type Attributes, type Operation } from '../operation.js';
import { int64Vector, type OnnxRule } from '../onnx/rule.js';
import { elementCount, sameShape } from '../shape.js';
import type { Tensor, TensorShape } from '../tensor.js';
import { divide, multiply } from './arithmetic.js';
import { lengthOf, requireAxes, requireAxis } from './axes.js';
import { equal } from './comparison.js';
import { permutationOf } from './float-transposition.js';
import { cast, reshape, spread, transpose } from './layout.js';
import { FRACTIONS, requireTypes } from './signature.js';

function axesOf(attributes: Attributes): number[] {
  return [...numbersAttribute(attributes, 'axes')];
}

/** The shape of the input with the reduced axes kept at length 1. */
function keptShape(x: Tensor, axes: readonly number[]): TensorShape {
  return x.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
}

function onnxReduction(operator: string): OnnxRule {
  return (writer, inputs, { attributes }) =>
    writer.node(operator, [...inputs, int64Vector(writer, axesOf(attributes))], {
      keepdims: { integer: flagAttribute(attributes, 'keepDimensions') ? 1 : 0 },
      // Otherwise ONNX reads an empty list of axes as all of them.
      noop_with_empty_axes: { integer: 1 },
    });
}

/** Fewer columns do not fill the registers of a processor. */
const FEWEST_COLUMNS = 8;
/** Below, a product does not take less time than a sum. */
const FEWEST_ELEMENTS = 1024;
/** From here on sums are parted, for one float32 after another loses a digit with every tenfold of rows. */
const MOST_ROWS = 512;

/**
 * A sum along the first axes is the product of a row of ones and a matrix, which ONNX Runtime computes in half of the
 * time that it takes for the sum, and in a sixth where there are many rows. Of very many rows, some stand side by side
 * and are summed afterwards, so that no sum is long: its rounding errors add up, and all have one sign where the rows do.
 * @param inTotal What the sum is multiplied by.
 */
const onnxSum =
  (operator: string, inTotal: (count: number) => number): OnnxRule =>
  (writer, inputs, tensor, context) => {
    const [x] = tensor.inputs;
    const axes = axesOf(tensor.attributes).sort((a, b) => a - b);
    const shape = x?.shape ?? [];
    const [rows, columns] = [elementCount(shape.slice(0, axes.length)), elementCount(shape.slice(axes.length))];
    const areFirst = axes.length > 0 && axes.every((axis, index) => axis === index);
    const aside = rows > MOST_ROWS ? divisorNear(rows, Math.sqrt(rows)) : 1;
    const pays = columns * aside >= FEWEST_COLUMNS && rows * columns >= FEWEST_ELEMENTS;
    if (!areFirst || !pays || tensor.type !== 'float32') return onnxReduction(operator)(writer, inputs, tensor, context);
    const summed = (name: string, height: number, width: number, factor: number): string => {
      const ones = writer.constant('float32', [height], new Float32Array(height).fill(factor));
      const isMatrix = name === inputs[0] && sameShape([height, width], shape);
      return writer.node('MatMul', [ones, isMatrix ? name : writer.node('Reshape', [name, int64Vector(writer, [height, width])])]);
    };
    const sums = summed(inputs[0] ?? '', rows / aside, aside * columns, aside === 1 ? inTotal(rows) : 1);
    const total = aside === 1 ? sums : summed(sums, aside, columns, inTotal(rows));
    return sameShape([columns], tensor.shape) ? total : writer.node('Reshape', [total, int64Vector(writer, tensor.shape)]);
  };

/** The greatest number up to a bound that a number can be divided by. */
function divisorNear(value: number, bound: number): number {
  let divisor = Math.floor(bound);
  while (value % divisor !== 0) divisor -= 1;
  return divisor;
}

/** `spread` turns the gradient, whose reduced axes have been put back at length 1, into that by the input. */
function reduction(
  name: string,
  spread: (gradient: Tensor, x: Tensor, axes: readonly number[], output: Tensor) => Tensor,
  onnx: OnnxRule = onnxReduction(name),
): Operation<[Tensor]> {
  return {
    name,
    infer([x], attributes) {
      requireTypes(name, [x], FRACTIONS);
      const axes = axesOf(attributes);
      const keep = flagAttribute(attributes, 'keepDimensions');
      const shape = keep ? keptShape(x, axes) : x.shape.filter((_, axis) => !axes.includes(axis));
      return { shape, type: x.type };
    },
    gradient(gradient, [x], output) {
      const axes = axesOf(output.attributes);
      const kept = keptShape(x, axes);
      return [spread(reshape(gradient, kept), x, axes, reshape(output, kept))];
    },
    onnx,
  };
}

type Reduce = (x: Tensor, axes?: readonly number[] | null, keepDimensions?: boolean) => Tensor;

/** What is reduced of a transposition is reduced of what is transposed, along the same axes. */
function reducer(operation: Operation<[Tensor]>): Reduce {
  const reduce: Reduce = (x, axes = null, keepDimensions = false) => {
    const resolved = requireAxes(operation.name, x, axes);
    const [inner] = x.inputs;
    if (x.operation !== 'Transpose' || inner === undefined) return apply(operation, [x], { axes: resolved, keepDimensions });
    const permutation = permutationOf(x);
    const reduced = reduce(inner, resolved.map((axis) => permutation[axis] ?? axis), keepDimensions);
    if (keepDimensions) return transpose(reduced, permutation);
    const left = permutation.filter((_, axis) => !resolved.includes(axis));
    const inOrder = [...left].sort((a, b) => a - b);
    return transpose(reduced, left.map((axis) => inOrder.indexOf(axis)));
  };
  return reduce;
}

export const ReduceSum = reduction('ReduceSum', (gradient, x) => spread(gradient, x.shape), onnxSum('ReduceSum', () => 1));

/** The sum along the axes, all of them for null. */
export const reduceSum = reducer(ReduceSum);

export const ReduceMean = reduction(
  'ReduceMean',
  (gradient, x, axes) => {
    const count = elementCount(axes.map((axis) => lengthOf(x, axis)));
    return spread(multiply(gradient, 1 / count), x.shape);
  },
  onnxSum('ReduceMean', (count) => 1 / count),
);

/** The mean along the axes, all of them for null. */
export const reduceMean = reducer(ReduceMean);

export const ReduceMax = reduction('ReduceMax', (gradient, x, axes, greatest) => {
  const winners = cast(equal(x, greatest), x.type);
  return multiply(winners, divide(gradient, reduceSum(winners, axes, true)));
});

/** The greatest along the axes, all of them for null; equals share the gradient evenly. */
export const reduceMax = reducer(ReduceMax);

export const SumOfSquares: Operation<[Tensor]> = {
  name: 'ReduceSumSquare',
  infer([x]) {
    requireTypes('ReduceSumSquare', [x], FRACTIONS);
    return { shape: [], type: x.type };
  },
  gradient: (gradient, [x]) => [multiply(multiply(gradient, 2), x)],
  onnx: (writer, inputs) => writer.node('ReduceSumSquare', inputs, { keepdims: { integer: 0 } }),
};

/** The sum of the squares of all elements, a scalar: the square of the Euclidean norm. */
export function sumOfSquares(x: Tensor): Tensor {
  const [inner] = x.inputs;
  return apply(SumOfSquares, [x.operation === 'Transpose' && inner !== undefined ? inner : x]);
}

export const ArgMax: Operation<[Tensor]> = {
  name: 'ArgMax',
  infer([x], attributes) {
    requireTypes('ArgMax', [x], ['float32']);
    const axis = numberAttribute(attributes, 'axis');
    return { shape: x.shape.filter((_, each) => each !== axis), type: 'int64' };
  },
  onnx: (writer, inputs, { attributes }) =>
    writer.node('ArgMax', inputs, {
      axis: { integer: numberAttribute(attributes, 'axis') },
      keepdims: { integer: 0 },
    }),
};

/** The index of the greatest element along an axis, of type int64; the first one of equals. */
export function argMax(x: Tensor, axis: number): Tensor {
  return apply(ArgMax, [x], { axis: requireAxis('ArgMax', x, axis) });
}
