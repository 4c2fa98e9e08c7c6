import * as graph from '../../src/graph/index.js';
import type { Tensor, TensorShape } from '../../src/graph/index.js';

/** An operation at work on some numbers. */
export interface OperationCase {
  /** The key of the operation in the table. */
  readonly operation: string;
  readonly about: string;
  /** The float32 leaves, and what they are worth. */
  readonly inputs: ReadonlyMap<Tensor, Float32Array>;
  readonly output: Tensor;
}

/** Numbers between -2 and 2 that are not near a kink at a whole number, no two alike. */
function irregular(count: number, salt: number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => {
    const whole = (index * 7 + salt * 3) % 4;
    return whole - 2 + 0.2 + 0.6 * Math.abs(Math.sin(1 + index * 1.7 + salt));
  });
}

function positive(count: number, salt: number): Float32Array {
  return irregular(count, salt).map((each) => Math.abs(each) + 0.3);
}

interface Numbers {
  readonly shapes: readonly TensorShape[];
  readonly values?: (count: number, salt: number) => Float32Array;
}

function on(
  operation: string,
  about: string,
  { shapes, values = irregular }: Numbers,
  build: (...inputs: [Tensor, Tensor, Tensor]) => Tensor,
): OperationCase {
  const leaves = shapes.map((shape, index) => graph.input(`input${index}`, shape));
  const inputs = new Map(leaves.map((leaf, index) => [leaf, values(graph.elementCount(leaf.shape), index)]));
  return { operation, about, inputs, output: build(...(leaves as [Tensor, Tensor, Tensor])) };
}

/** What the way there and back is really computed by. */
function lowered(tensor: Tensor): Tensor {
  return graph.lower([tensor])[0]!;
}

const vector = { shapes: [[8]] };
const matrix = { shapes: [[3, 4]] };
const volume = { shapes: [[2, 3, 4]] };
const alike = { shapes: [[3, 4], [3, 4]] };
const rowwise = { shapes: [[3, 4], [4]] };
const columnwise = { shapes: [[3, 1], [3, 4]] };
const odd = { shapes: [[6]], values: () => Float32Array.of(1, NaN, Infinity, -Infinity, 0, -2) };
const indices = graph.integerConstant([2, 0, 2, 1], [2, 2]);

const wholes = graph.integerConstant([3, -1, 2, 5], [2, 2], 'int64');

const binary: readonly (readonly [string, (a: Tensor, b: Tensor) => Tensor])[] = [
  ['Add', graph.add],
  ['Sub', graph.subtract],
  ['Mul', graph.multiply],
  ['Div', graph.divide],
  ['Max', graph.maximum],
  ['Min', graph.minimum],
  ['Greater', graph.greater],
  ['GreaterOrEqual', graph.greaterOrEqual],
  ['Less', graph.less],
  ['LessOrEqual', graph.lessOrEqual],
  ['Equal', graph.equal],
];

const unary: readonly (readonly [string, (x: Tensor) => Tensor])[] = [
  ['Neg', graph.negate],
  ['Abs', graph.absolute],
  ['Exp', graph.exponential],
  ['Sin', graph.sine],
  ['Cos', graph.cosine],
  ['Reciprocal', graph.reciprocal],
  ['Sign', graph.sign],
  ['Erf', graph.erf],
  ['Clip', (x) => graph.clip(x, -0.9, 1.1)],
  ['HeavisideStep', graph.heavisideStep],
  ['Relu', graph.relu],
  ['LeakyRelu', (x) => graph.leakyRelu(x, 0.2)],
  ['Elu', (x) => graph.elu(x, 0.7)],
  ['Selu', graph.selu],
  ['Sigmoid', graph.sigmoid],
  ['Tanh', graph.tanh],
  ['Softplus', graph.softplus],
  ['ReduceSumSquare', graph.sumOfSquares],
];

/** What is said of a convolution, the shapes of images and kernel, and how the kernel slides. */
const convolutions: readonly (readonly [string, TensorShape, TensorShape, graph.ConvolutionOptions])[] = [
  ['of images', [2, 2, 4, 5], [3, 2, 2, 3], {}],
  ['of sequences', [2, 3, 6], [2, 3, 3], {}],
  ['with strides that leave a rest', [1, 2, 6, 7], [2, 2, 3, 2], { strides: [2, 3] }],
  ['with padding on each side', [1, 1, 3, 4], [2, 1, 3, 3], { before: [1, 0], after: [1, 2] }],
  ['with strides and padding', [1, 2, 5, 4], [2, 2, 3, 3], { strides: [2, 2], before: [1, 0], after: [1, 1] }],
  ['with gaps in the window', [2, 1, 6, 5], [2, 1, 2, 3], { dilations: [3, 2] }],
  ['with gaps, strides and padding', [1, 2, 9], [2, 2, 3], { dilations: [2], strides: [3], before: [1] }],
  ['of groups', [2, 4, 3, 4], [6, 2, 2, 2], { groups: 2 }],
  ['of single channels with strides', [2, 3, 5, 5], [6, 1, 2, 2], { groups: 3, strides: [2, 2] }],
  ['of many channels', [2, 8, 3, 3], [2, 8, 2, 2], {}],
  ['of many channels with gaps and padding', [1, 8, 3, 2], [2, 8, 2, 2], { dilations: [2, 1], before: [0, 1], after: [1, 0] }],
  ['of one filter a channel', [2, 3, 5, 4], [3, 1, 2, 3], { groups: 3 }],
  ['of one filter a channel, with strides, gaps and padding', [2, 3, 7, 6], [3, 1, 2, 2], { groups: 3, strides: [2, 1], dilations: [1, 2], before: [1, 0], after: [0, 1] }],
  ['by a kernel of one place', [2, 3, 2, 2], [2, 3, 1, 1], {}],
  ['of many channels by a kernel of one place', [2, 8, 3, 2], [4, 8, 1, 1], {}],
  ['of many channels by a kernel of one place with padding', [2, 8, 3, 2], [4, 8, 1, 1], { before: [1, 0], after: [0, 1] }],
];

/** The same of poolings, with their windows. */
const poolings: readonly (readonly [string, TensorShape, readonly number[], graph.PoolingOptions])[] = [
  ['of windows side by side', [2, 2, 4, 6], [2, 3], { strides: [2, 3] }],
  ['of windows that leave a rest', [1, 2, 5, 7], [2, 2], { strides: [2, 2] }],
  ['of windows that overlap', [2, 1, 5, 5], [3, 2], { strides: [2, 1] }],
  ['of windows that reach over the edge', [1, 2, 5, 4], [3, 2], { strides: [2, 2], before: [1, 0], after: [1, 0] }],
  ['of sequences', [2, 3, 7], [2], { strides: [2], after: [1] }],
  ['of sequences with gaps between windows', [2, 3, 7], [2], { strides: [3] }],
  ['of windows that move by one', [1, 2, 4, 5], [3, 2], { strides: [1, 1], before: [1, 0], after: [1, 1] }],
  ['of windows that overlap by more than half', [1, 2, 7], [4], { strides: [3], before: [2], after: [2] }],
];

/** A step of a recurrent layer: tanh(x + state · kernel), with what each is multiplied by. */
const recurrentStep: Parameters<typeof graph.scan>[1] = ([state], [element], [kernel, bias]) => {
  const next = graph.tanh(graph.add(element!, graph.matrixMultiply(state!, kernel!)));
  return { carries: [bias === undefined ? next : graph.multiply(next, bias)], outputs: [next] };
};

const recurrent = { shapes: [[3, 2, 4], [2, 4], [4, 4]] };

const scanCases = [
  on('Scan', 'that ends in a state', recurrent, (x, state, kernel) =>
    graph.scan({ initial: [state], sequences: [x], captured: [kernel] }, recurrentStep).final[0]!,
  ),
  on('Scan', 'that keeps what it makes', recurrent, (x, state, kernel) =>
    graph.scan({ initial: [state], sequences: [x], captured: [kernel] }, recurrentStep).sequences[0]!,
  ),
  on('Scan', 'from the end, of which all is used', recurrent, (x, state, kernel) => {
    const { final, sequences } = graph.scan({ initial: [state], sequences: [x], captured: [kernel], reverse: true }, recurrentStep);
    return graph.add(sequences[0]!, graph.exponential(final[0]!));
  }),
  on('Scan', 'of several sequences and states, and sums over its steps', { shapes: [[3, 2, 4], [3, 2, 1], [4]] }, (x, factor, bias) => {
    const zeros = graph.constant(0, [2, 4]);
    const { final, sequences } = graph.scan({ initial: [zeros, zeros], sequences: [x, factor], captured: [bias] }, ([a, b], [e, f], [c]) => {
      const sum = graph.add(a!, graph.multiply(e!, graph.add(c!, f!)));
      return { carries: [sum, graph.add(graph.multiply(b!, sum), graph.reduceSum(graph.multiply(c!, c!)))], outputs: [graph.sigmoid(b!), e!] };
    });
    return graph.add(graph.add(final[1]!, graph.multiply(sequences[0]!, sequences[1]!)), final[0]!);
  }),
  on('Scan', 'that has no states', recurrent, (x, _state, kernel) =>
    graph.scan({ initial: [], sequences: [x], captured: [kernel] }, (_carries, [e], [k]) => ({ carries: [], outputs: [graph.matrixMultiply(graph.tanh(e!), k!)] })).sequences[0]!,
  ),
  on('Scan', 'of whole numbers and booleans besides', recurrent, (x, state) => {
    const counts = graph.integerConstant([1, 0, 2]);
    const { final } = graph.scan({ initial: [state, graph.integerConstant(0)], sequences: [x, counts] }, ([s, n], [e, c]) => {
      const total = graph.add(n!, c!);
      return { carries: [graph.where(graph.greater(total, 1), graph.multiply(s!, e!), s!), total] };
    });
    return final[0]!;
  }),
  on('Scan', 'within a scan', recurrent, (x, state, kernel) =>
    graph.scan({ initial: [state], sequences: [x], captured: [kernel] }, ([s], [e], [k]) => {
      const rows = graph.scan({ initial: [graph.constant(0, [1])], sequences: [graph.add(s!, e!)], captured: [k!] }, ([total], [row], [m]) => {
        const product = graph.tanh(graph.matrixMultiply(graph.reshape(row!, [1, 4]), m!));
        return { carries: [graph.add(total!, graph.reduceSum(product, [1]))], outputs: [graph.reshape(product, [4])] };
      });
      return { carries: [graph.multiply(rows.sequences[0]!, graph.sigmoid(rows.final[0]!))] };
    }).final[0]!,
  ),
  on('Scan', 'that is differentiated twice', recurrent, (x, state, kernel) => {
    const { final } = graph.scan({ initial: [state], sequences: [x], captured: [kernel] }, recurrentStep);
    return graph.differentiate(graph.sumOfSquares(final[0]!), [kernel])[0]!;
  }),
];

/** Every operation of the table at least once, in each form that its rules tell apart. */
export const operationCases: readonly OperationCase[] = [
  on('Elu', 'whose branches meet without a bend', vector, (x) => graph.elu(x, 1)),
  ...binary.flatMap(([operation, build]) => [
    on(operation, 'of two alike', alike, build),
    on(operation, 'of rows', rowwise, build),
    on(operation, 'of columns', columnwise, build),
  ]),
  ...unary.map(([operation, build]) => on(operation, 'of a vector', vector, build)),
  on('Constant', 'of numbers', matrix, (x) => graph.add(x, graph.constant([1, -2, 3, 0.5]))),
  on('Constant', 'that fills a shape', matrix, (x) => graph.add(x, graph.constant(1.5, [3, 4]))),
  ...([['Add', graph.add], ['Mul', graph.multiply], ['Max', graph.maximum], ['Equal', graph.equal], ['Greater', graph.greater]] as const).flatMap(
    ([operation, build]) => [
      on(operation, 'of int32', vector, () => build(indices, 2)),
      on(operation, 'of int64', vector, () => build(wholes, 2)),
    ],
  ),
  on('StopGradient', 'of a factor', matrix, (x) => graph.stopGradient(x)),
  on('Pow', 'with a constant exponent', { ...vector, values: positive }, (x) => graph.power(x, 1.7)),
  on('Pow', 'of two', { ...alike, values: positive }, graph.power),
  on('Pow', 'of negative numbers', vector, (x) => graph.power(x, 3)),
  on('Log', 'of positive numbers', { ...vector, values: positive }, graph.logarithm),
  on('Sqrt', 'of positive numbers', { ...vector, values: positive }, graph.squareRoot),
  on('Softmax', 'of rows', matrix, graph.softmax),
  on('LogSoftmax', 'of rows', matrix, graph.logSoftmax),
  on('LogSoftmax', 'of large logits', { ...matrix, values: (count) => irregular(count, 0).map((each) => each * 40) }, graph.logSoftmax),
  on('And', 'of two', alike, (a, b) => graph.and(graph.greater(a, 0), graph.greater(b, 0))),
  on('Or', 'of two', alike, (a, b) => graph.or(graph.greater(a, 0), graph.greater(b, 0))),
  on('Not', 'of one', matrix, (x) => graph.not(graph.greater(x, 0))),
  on('IsNaN', 'of odd numbers', odd, graph.isNaN),
  on('IsInf', 'of odd numbers', odd, graph.isInfinite),
  on('Where', 'of two alike', alike, (a, b) => graph.where(graph.greater(graph.stopGradient(a), b), a, b)),
  on('Where', 'that broadcasts', { shapes: [[4], [3, 1], [3, 4]] }, (a, b, c) => graph.where(graph.greater(c, 0), a, b)),
  ...([['ReduceSum', graph.reduceSum], ['ReduceMean', graph.reduceMean], ['ReduceMax', graph.reduceMax]] as const).flatMap(
    ([operation, reduce]) => [
      on(operation, 'to a scalar', volume, (x) => reduce(x)),
      on(operation, 'over some axes', volume, (x) => reduce(x, [0, -1])),
      on(operation, 'that keeps its axes', volume, (x) => reduce(x, [1], true)),
      on(operation, 'over no axis', matrix, (x) => reduce(x, [])),
    ],
  ),
  on('ArgMax', 'along the last axis', matrix, (x) => graph.argMax(x, -1)),
  on('ArgMax', 'along the first axis', matrix, (x) => graph.argMax(x, 0)),
  ...[false, true].flatMap((transposeA) =>
    [false, true].flatMap((transposeB) => [
      on(
        'MatMul',
        `of matrices${transposeA ? ', first transposed' : ''}${transposeB ? ', second transposed' : ''}`,
        { shapes: [transposeA ? [4, 3] : [3, 4], transposeB ? [2, 4] : [4, 2]] },
        (a, b) => graph.matrixMultiply(a, b, { transposeA, transposeB }),
      ),
      on(
        'MatMul',
        `of batches${transposeA ? ', first transposed' : ''}${transposeB ? ', second transposed' : ''}`,
        { shapes: [transposeA ? [2, 4, 3] : [2, 3, 4], transposeB ? [1, 2, 4] : [1, 4, 2]] },
        (a, b) => graph.matrixMultiply(a, b, { transposeA, transposeB }),
      ),
    ]),
  ),
  on('MatMul', 'of a batch and one matrix', { shapes: [[2, 3, 4], [4, 2]] }, (a, b) => graph.matrixMultiply(a, b)),
  on('MatMul', 'plus a bias', { shapes: [[3, 4], [4, 2], [2]] }, (a, b, c) => graph.add(graph.matrixMultiply(a, b), c)),
  on('MatMul', 'under a bias that grows it', { shapes: [[1, 4], [4, 2], [3, 2]] }, (a, b, c) => graph.add(c, graph.matrixMultiply(a, b))),
  ...convolutions.flatMap(([about, x, kernel, how]) => [
    on('Conv', about, { shapes: [x, kernel] }, (a, b) => graph.convolve(a, b, how)),
    on('ConvTranspose', about, { shapes: [graph.convolve(graph.input('x', x), graph.input('kernel', kernel), how).shape, kernel] }, (a, b) =>
      graph.convolveTransposed(a, b, x.slice(2), how),
    ),
  ]),
  ...convolutions.filter(([, , , { groups = 1 }]) => groups === 1).map(([about, x, kernel, how]) =>
    on('PatchProduct', about, { shapes: [x, kernel] }, (a, b) => lowered(graph.convolve(a, b, how))),
  ),
  on('PatchProduct', 'of images with the channels last, plus a bias', { shapes: [[2, 4, 3, 8], [2, 2, 8, 3], [3]] }, (x, kernel, bias) => {
    const sums = graph.convolve(graph.transpose(x, [0, 3, 1, 2]), graph.transpose(kernel, [3, 2, 0, 1]));
    return lowered(graph.relu(graph.add(sums, graph.reshape(bias, [3, 1, 1]))));
  }),
  on('Max', 'of neighbours, as a pooling with the channels last', { shapes: [[1, 5, 6, 8]] }, (x) =>
    lowered(graph.maxPool(graph.transpose(x, [0, 3, 1, 2]), [2, 3], { strides: [2, 3] })),
  ),
  ...poolings.map(([about, [batch = 1, , ...lengths], window, how]) =>
    on('Max', `of neighbours, as a pooling ${about}`, { shapes: [[batch, ...lengths, 8]] }, (x) =>
      lowered(graph.maxPool(graph.transpose(x, [0, lengths.length + 1, ...lengths.map((_, axis) => axis + 1)]), window, how)),
    ),
  ),
  ...poolings.flatMap(([about, x, window, how]) => [
    on('MaxPool', about, { shapes: [x] }, (a) => graph.maxPool(a, window, how)),
    on('AveragePool', about, { shapes: [x] }, (a) => graph.averagePool(a, window, how)),
  ]),
  on('ConvTranspose', 'that goes on beyond the last window', { shapes: [[1, 2, 2], [2, 1, 2]] }, (a, b) =>
    graph.convolveTransposed(a, b, [6], { strides: [3] }),
  ),
  on('Reshape', 'with a length to work out', volume, (x) => graph.reshape(x, [6, -1])),
  on('Transpose', 'by a permutation', volume, (x) => graph.transpose(x, [1, 2, 0])),
  on('Transpose', 'of a matrix', matrix, (x) => graph.transpose(x)),
  ...([['ReduceSum', graph.reduceSum], ['ReduceMax', graph.reduceMax]] as const).flatMap(([operation, reduce]) => [
    on(operation, 'of a transposition', volume, (x) => reduce(graph.transpose(x, [2, 0, 1]), [1])),
    on(operation, 'of a transposition, keeping its axes', volume, (x) => reduce(graph.transpose(x, [2, 0, 1]), [0, 1], true)),
  ]),
  on('Mul', 'of two transpositions and a row', { shapes: [[2, 3, 4], [2, 3, 4], [3]] }, (a, b, c) =>
    graph.multiply(graph.multiply(graph.transpose(a, [2, 0, 1]), graph.transpose(b, [2, 0, 1])), c),
  ),
  on('Where', 'of transpositions', { shapes: [[3, 4], [3, 4]] }, (a, b) => {
    const turned = graph.transpose(a);
    return graph.where(graph.greater(graph.stopGradient(turned), 0), graph.transpose(b), turned);
  }),
  on('Transpose', 'of a transposition', volume, (x) => graph.transpose(graph.transpose(x, [1, 2, 0]), [1, 0, 2])),
  on('Transpose', 'that moves an axis of length 1', { shapes: [[2, 1, 3]] }, (x) => graph.transpose(x, [0, 2, 1])),
  on('Expand', 'along old and new axes', { shapes: [[3, 1]] }, (x) => graph.expand(x, [2, 3, 4])),
  on('Slice', 'of an inner part', volume, (x) => graph.slice(x, 2, 1, 3)),
  on('Pad', 'with another value than zero', matrix, (x) => graph.pad(x, 0, 2, 0, -7)),
  on('Pad', 'on both sides', matrix, (x) => graph.pad(x, -1, 1, 2)),
  on('Concat', 'of three', { shapes: [[2, 1], [2, 3], [2, 2]] }, (a, b, c) => graph.concatenate([a, b, c], 1)),
  on('Cast', 'to whole numbers', vector, (x) => graph.cast(x, 'int32')),
  on('Cast', 'of booleans', vector, (x) => graph.cast(graph.greater(x, 0), 'float32')),
  on('Cast', 'to float64 and back', matrix, (x) => {
    const wide = graph.cast(x, 'float64');
    return graph.cast(graph.squareRoot(graph.add(graph.sumOfSquares(wide), 2)), 'float32');
  }),
  on('Gather', 'along the first axis', matrix, (x) => graph.gather(x, indices, 0)),
  on('Gather', 'along an inner axis', volume, (x) => graph.gather(x, indices, 1)),
  on('ScatterND', 'of rows, some twice', { shapes: [[4, 3]] }, (x) => graph.scatterAdd(graph.reshape(indices, [4]), x, 5)),
  on('OneHot', 'of int32', matrix, () => graph.oneHot(indices, 4)),
  on('Split', 'into parts that are all used', volume, (x) => {
    const [a, b] = graph.split(x, 1, [1, 2]) as [Tensor, Tensor];
    return graph.add(graph.multiply(a, a), graph.multiply(b, 3));
  }),
  on('Split', 'into parts some of which are used', matrix, (x) => graph.exponential(graph.split(x, -1, [1, 2, 1])[1]!)),
  ...scanCases,
  on('OneHot', 'of int64', matrix, (x) => graph.oneHot(graph.argMax(x, 1), 5)),
];
