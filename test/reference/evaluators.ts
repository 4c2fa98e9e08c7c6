import { elementCount, rowMajorStrides, type Tensor } from '../../src/graph/index.js';
import { erf } from './erf.js';
import { slidingEvaluators } from './sliding.js';

/** A computed tensor. */
export interface Value {
  readonly shape: readonly number[];
  readonly elements: Float64Array;
}

export type Evaluator = (inputs: readonly Value[], tensor: Tensor) => Float64Array;

/** The indices along each axis of the element at a place in row-major order. */
export function indicesAt(place: number, shape: readonly number[]): number[] {
  return rowMajorStrides(shape).map((stride, axis) => Math.floor(place / stride) % shape[axis]!);
}

/** The element that an output at `indices` sees in an input that is broadcast. */
function seen({ shape, elements }: Value, indices: readonly number[]): number {
  const own = indices.slice(indices.length - shape.length);
  return elements[place(own.map((index, axis) => (shape[axis] === 1 ? 0 : index)), shape)]!;
}

export function place(indices: readonly number[], shape: readonly number[]): number {
  return rowMajorStrides(shape).reduce((sum, stride, axis) => sum + stride * indices[axis]!, 0);
}

/** Fills a shape element by element. */
export function fill(shape: readonly number[], element: (indices: readonly number[]) => number): Float64Array {
  return Float64Array.from({ length: elementCount(shape) }, (_, index) => element(indicesAt(index, shape)));
}

const elementwise =
  (compute: (...numbers: number[]) => number): Evaluator =>
  (inputs, { shape }) =>
    fill(shape, (indices) => compute(...inputs.map((input) => seen(input, indices))));

const withAlpha =
  (compute: (x: number, alpha: number) => number): Evaluator =>
  ([x], { attributes }) =>
    x!.elements.map((each) => compute(each, attributes['alpha'] as number));

/** The elements that are reduced to the output at `indices`. */
function reduced(x: Value, tensor: Tensor, indices: readonly number[]): number[] {
  const axes = tensor.attributes['axes'] as number[];
  const rest = tensor.attributes['keepDimensions'] === true ? indices.filter((_, axis) => !axes.includes(axis)) : indices;
  return [...x.elements].filter((_, index) => {
    const own = indicesAt(index, x.shape).filter((__, axis) => !axes.includes(axis));
    return own.every((each, axis) => each === rest[axis]);
  });
}

const reduction =
  (compute: (elements: readonly number[]) => number): Evaluator =>
  ([x], tensor) =>
    fill(tensor.shape, (indices) => compute(reduced(x!, tensor, indices)));

const sum = (elements: readonly number[]): number => elements.reduce((total, each) => total + each, 0);

function softmax({ shape, elements }: Value): Float64Array {
  const length = shape.at(-1)!;
  return elements.map((each, index) => {
    const start = index - (index % length);
    const row = [...elements.subarray(start, start + length)];
    const greatest = Math.max(...row);
    return Math.exp(each - greatest) / sum(row.map((other) => Math.exp(other - greatest)));
  });
}

const matrixMultiply: Evaluator = ([a, b], { shape, attributes }) => {
  const swap = (indices: number[]): number[] => [...indices.slice(0, -2), indices.at(-1)!, indices.at(-2)!];
  const inner = attributes['transposeA'] === true ? a!.shape.at(-2)! : a!.shape.at(-1)!;
  return fill(shape, (indices) => {
    const [row, column] = indices.slice(-2) as [number, number];
    const batch = indices.slice(0, -2);
    const terms = Array.from({ length: inner }, (_, k) => {
      const inA = attributes['transposeA'] === true ? swap([...batch, row, k]) : [...batch, row, k];
      const inB = attributes['transposeB'] === true ? swap([...batch, k, column]) : [...batch, k, column];
      return seen(a!, inA) * seen(b!, inB);
    });
    return sum(terms);
  });
};

/** The input element that an output reads along one axis, from its index there; else the attribute `value`. */
const alongAxis =
  (from: (index: number, tensor: Tensor) => number): Evaluator =>
  ([x], tensor) => {
    const axis = tensor.attributes['axis'] as number;
    return fill(tensor.shape, (indices) => {
      const index = from(indices[axis]!, tensor);
      return index < 0 || index >= x!.shape[axis]! ? (tensor.attributes['value'] as number) : x!.elements[place(indices.with(axis, index), x!.shape)]!;
    });
  };

const concatenate: Evaluator = (inputs, { shape, attributes }) => {
  const axis = attributes['axis'] as number;
  return fill(shape, (indices) => {
    let index = indices[axis]!;
    const part = inputs.find(({ shape: own }) => index < own[axis]! || ((index -= own[axis]!), false))!;
    return part.elements[place(indices.with(axis, index), part.shape)]!;
  });
};

const gather: Evaluator = ([x, picks], { shape, attributes }) => {
  const axis = attributes['axis'] as number;
  const rank = picks!.shape.length;
  return fill(shape, (indices) => {
    const pick = picks!.elements[place(indices.slice(axis, axis + rank), picks!.shape)]!;
    return x!.elements[place(indices.toSpliced(axis, rank, pick), x!.shape)]!;
  });
};

const scatterAdd: Evaluator = ([target, indices, updates]) => {
  const result = target!.elements.slice();
  const length = elementCount(target!.shape.slice(1));
  updates!.elements.forEach((update, index) => {
    result[indices!.elements[Math.floor(index / length)]! * length + (index % length)]! += update;
  });
  return result;
};

const argMax: Evaluator = ([x], tensor) => {
  const axis = tensor.attributes['axis'] as number;
  return fill(tensor.shape, (indices) => {
    const line = Array.from({ length: x!.shape[axis]! }, (_, index) => x!.elements[place(indices.toSpliced(axis, 0, index), x!.shape)]!);
    return line.indexOf(Math.max(...line));
  });
};

const SELU_ALPHA = 1.6732632423543772;
const SELU_SCALE = 1.0507009873554805;

/** Each operation in float64, by its key in the table. */
export const evaluators: Readonly<Partial<Record<string, Evaluator>>> = {
  Constant: (_inputs, { attributes }) => Float64Array.from(attributes['values'] as readonly number[] | Float32Array),
  StopGradient: ([x]) => x!.elements,
  Add: elementwise((a, b) => a + b),
  Sub: elementwise((a, b) => a - b),
  Mul: elementwise((a, b) => a * b),
  Div: elementwise((a, b) => a / b),
  Pow: elementwise((a, b) => a ** b),
  Max: elementwise((a, b) => Math.max(a, b)),
  Min: elementwise((a, b) => Math.min(a, b)),
  Neg: elementwise((x) => -x),
  Abs: elementwise((x) => Math.abs(x)),
  Exp: elementwise((x) => Math.exp(x)),
  Sin: elementwise((x) => Math.sin(x)),
  Cos: elementwise((x) => Math.cos(x)),
  Log: elementwise((x) => Math.log(x)),
  Sqrt: elementwise((x) => Math.sqrt(x)),
  Reciprocal: elementwise((x) => 1 / x),
  Sign: elementwise((x) => Math.sign(x)),
  Erf: elementwise((x) => erf(x)),
  Clip: ([x], { attributes }) =>
    x!.elements.map((each) => Math.min(Math.max(each, attributes['low'] as number), attributes['high'] as number)),
  HeavisideStep: elementwise((x) => (x > 0 ? 1 : 0)),
  Relu: elementwise((x) => Math.max(x, 0)),
  LeakyRelu: withAlpha((x, alpha) => (x > 0 ? x : alpha * x)),
  Elu: withAlpha((x, alpha) => (x > 0 ? x : alpha * Math.expm1(x))),
  Selu: elementwise((x) => SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x))),
  Sigmoid: elementwise((x) => 1 / (1 + Math.exp(-x))),
  Tanh: elementwise((x) => Math.tanh(x)),
  Softplus: elementwise((x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
  Softmax: ([x]) => softmax(x!),
  LogSoftmax: ([x]) => softmax(x!).map(Math.log),
  Greater: elementwise((a, b) => Number(a > b)),
  GreaterOrEqual: elementwise((a, b) => Number(a >= b)),
  Less: elementwise((a, b) => Number(a < b)),
  LessOrEqual: elementwise((a, b) => Number(a <= b)),
  Equal: elementwise((a, b) => Number(a === b)),
  And: elementwise((a, b) => a * b),
  Or: elementwise((a, b) => Math.max(a, b)),
  Not: elementwise((x) => 1 - x),
  IsNaN: elementwise((x) => Number(Number.isNaN(x))),
  IsInf: elementwise((x) => Number(Math.abs(x) === Infinity)),
  Where: elementwise((condition, a, b) => (condition === 1 ? a : b)),
  ReduceSum: reduction(sum),
  ReduceMean: reduction((elements) => sum(elements) / elements.length),
  ReduceMax: reduction((elements) => Math.max(...elements)),
  ReduceSumSquare: ([x]) => Float64Array.of(sum([...x!.elements.map((each) => each * each)])),
  ArgMax: argMax,
  MatMul: matrixMultiply,
  PatchProduct: ([patches, weights], node) => matrixMultiply([patches!, weights!], node),
  ...slidingEvaluators,
  Reshape: ([x]) => x!.elements,
  Transpose: ([x], { shape, attributes }) => {
    const permutation = attributes['permutation'] as number[];
    return fill(shape, (indices) => x!.elements[place(x!.shape.map((_, axis) => indices[permutation.indexOf(axis)]!), x!.shape)]!);
  },
  Expand: elementwise((x) => x),
  Slice: alongAxis((index, { attributes }) => index + (attributes['start'] as number)),
  Pad: alongAxis((index, { attributes }) => index - (attributes['before'] as number)),
  Concat: concatenate,
  Cast: ([x], { type }) =>
    x!.elements.map((each) => (type.startsWith('float') ? each : type === 'bool' ? Number(each !== 0) : Math.trunc(each))),
  Gather: gather,
  ScatterND: scatterAdd,
  OneHot: ([indices], { shape }) => fill(shape, (at) => Number(indices!.elements[place(at.slice(0, -1), indices!.shape)] === at.at(-1))),
};
