import { describe, expect, it } from 'vitest';
import {
  add,
  convolve,
  differentiate,
  elementCount,
  input,
  lower,
  maxPool,
  multiply,
  reduceSum,
  relu,
  reshape,
  sigmoid,
  topologicalOrder,
  transpose,
  withoutUnseen,
  type ConvolutionOptions,
  type Tensor,
} from '../../../src/graph/index.js';
import { evaluate } from '../../reference/interpreter.js';

const toGraph = (x: Tensor): Tensor => transpose(x, [0, 3, 1, 2]);
const toKeras = (x: Tensor): Tensor => transpose(x, [0, 2, 3, 1]);

/** Layers as Keras has them, channels last. */
function convolution(x: Tensor, kernel: Tensor, bias: Tensor, how: ConvolutionOptions = {}): Tensor {
  const sums = convolve(toGraph(x), transpose(kernel, [3, 2, 0, 1]), how);
  return relu(toKeras(add(sums, reshape(bias, [...bias.shape, 1, 1]))));
}

const pooling = (x: Tensor): Tensor => toKeras(maxPool(toGraph(x), [2, 2], { strides: [2, 2] }));

/** Two convolutions of 3 × 3, each with a pooling behind it. */
function network(size: number): { readonly leaves: readonly Tensor[]; readonly images: Tensor; readonly pooled: Tensor; readonly output: Tensor } {
  const [images, kernel, bias, nextKernel, nextBias] = [
    input('images', [1, size, size, 1]),
    input('kernel', [3, 3, 1, 8]),
    input('bias', [8]),
    input('nextKernel', [3, 3, 8, 8]),
    input('nextBias', [8]),
  ];
  const pooled = pooling(convolution(images, kernel, bias));
  const output = pooling(convolution(pooled, nextKernel, nextBias));
  return { leaves: [images, kernel, bias, nextKernel, nextBias], images, pooled, output };
}

function numbers(leaves: readonly Tensor[], scale = 1): Map<Tensor, Float64Array> {
  return new Map(leaves.map((leaf, salt) => [leaf, Float64Array.from({ length: elementCount(leaf.shape) }, (_, index) => scale * Math.sin(index * 2.7 + salt + 1))]));
}

/** A scalar that depends on each element in its own way, and its gradients. */
function withGradients(output: Tensor, leaves: readonly Tensor[]): Tensor[] {
  const loss = reduceSum(multiply(output, sigmoid(output)));
  return [loss, ...differentiate(loss, leaves)];
}

function expectSame(before: readonly Tensor[], after: readonly Tensor[], given: ReadonlyMap<Tensor, Float64Array>): void {
  const [expected, actual] = [evaluate(before, given), evaluate(after, given)];
  actual.forEach((values, index) => {
    const scale = Math.max(1, ...expected[index]!.map(Math.abs));
    values.forEach((value, place) => expect(Math.abs(value - expected[index]![place]!) / scale, `${index}, ${place}`).toBeLessThan(1e-12));
  });
}

const operationsOf = (roots: readonly Tensor[]): string[] => topologicalOrder(roots).map(({ operation }) => operation);

describe('lowering', () => {
  const { leaves, output } = network(12);

  it('changes neither values nor gradients', () => {
    expectSame(withGradients(output, leaves), withGradients(lower([output])[0]!, leaves), numbers(leaves));
  });

  it('gives the gradient to the first of equals', () => {
    // All windows of an empty image see the same.
    const given = new Map(numbers(leaves)).set(leaves[0]!, new Float64Array(144));
    expectSame(withGradients(output, leaves), withGradients(lower([output])[0]!, leaves), given);
  });

  it('gives the gradient to the first of equals in windows that overlap and reach over the edge', () => {
    const images = input('images', [1, 5, 4, 8]);
    const pooled = toKeras(maxPool(toGraph(images), [3, 3], { strides: [2, 2], before: [1, 1], after: [1, 1] }));
    const lowered = lower([pooled])[0]!;
    expect(operationsOf([lowered])).not.toContain('MaxPool');
    const equals = new Map([[images, new Float64Array(160).fill(-1)]]);
    expectSame(withGradients(pooled, [images]), withGradients(lowered, [images]), equals);
  });

  it('leaves no convolution, no pooling and no transposition on the way there', () => {
    const found = operationsOf(lower([output]));
    expect(found.filter((operation) => operation === 'PatchProduct')).toHaveLength(2);
    expect(found).not.toContain('Conv');
    expect(found).not.toContain('MaxPool');
    expect(found).not.toContain('Transpose');
  });

  it('leaves a convolution alone whose patches would fill more than the caches', () => {
    const images = input('images', [32, 64, 64, 16]);
    const large = convolution(images, input('kernel', [3, 3, 16, 8]), input('bias', [8]));
    expect(operationsOf(lower([large]))).toContain('Conv');
    const point = convolution(images, input('kernel', [1, 1, 16, 8]), input('bias', [8]));
    expect(operationsOf(lower([point]))).not.toContain('Gather');
  });

  it('leaves a convolution in groups alone', () => {
    const images = input('images', [1, 4, 4, 4]);
    const grouped = convolution(images, input('kernel', [3, 3, 2, 4]), input('bias', [4]), { groups: 2 });
    expect(operationsOf(lower([grouped]))).toContain('Conv');
  });

  it('leaves what has nothing to lower as it is', () => {
    const x = input('x', [2, 3]);
    const root = relu(transpose(x));
    expect(lower([root])).toEqual([root]);
    expect(lower([root])[0]).toBe(root);
  });
});

describe('what nobody sees', () => {
  const shapesOf = (roots: readonly Tensor[]): (readonly number[])[] =>
    topologicalOrder(roots).flatMap(({ operation, shape }) => (operation === 'Conv' ? [shape.slice(2)] : []));

  it('is not computed: what poolings leave at the edge, back to the images', () => {
    const { output } = network(28);
    expect(shapesOf([output])).toEqual([[26, 26], [11, 11]]);
    expect(shapesOf(withoutUnseen([output]))).toEqual([[24, 24], [10, 10]]);
  });

  it('changes neither values nor gradients', () => {
    const { leaves, output } = network(13);
    expectSame(withGradients(output, leaves), withGradients(withoutUnseen([output])[0]!, leaves), numbers(leaves));
  });

  it('is computed where somebody else sees it', () => {
    const { output, pooled } = network(28);
    expect(shapesOf(withoutUnseen([output, reduceSum(pooled)]))).toEqual([[26, 26], [10, 10]]);
  });

  it('needs no padding', () => {
    const [images, kernel, bias] = [input('images', [1, 9, 9, 1]), input('kernel', [3, 3, 1, 8]), input('bias', [8])];
    const padded = pooling(convolution(images, kernel, bias, { before: [1, 1], after: [1, 1] }));
    const [seen] = withoutUnseen([padded]);
    expect(shapesOf([seen!])).toEqual([[8, 8]]);
    expectSame(withGradients(padded, [kernel, bias]), withGradients(seen!, [kernel, bias]), numbers([images, kernel, bias]));
  });

  it('is cut off what joins it on the way', () => {
    const [images, kernel, bias, others] = [input('images', [1, 7, 7, 1]), input('kernel', [3, 3, 1, 8]), input('bias', [8]), input('others', [1, 5, 5, 8])];
    const joined = pooling(add(convolution(images, kernel, bias), others));
    const [seen] = withoutUnseen([joined]);
    expect(shapesOf([seen!])).toEqual([[4, 4]]);
    expectSame(withGradients(joined, [kernel, others]), withGradients(seen!, [kernel, others]), numbers([images, kernel, bias, others]));
  });

  it('leaves networks without a rest alone', () => {
    const { output } = network(26);
    expect(withoutUnseen([output])[0]).toBe(output);
  });
});
