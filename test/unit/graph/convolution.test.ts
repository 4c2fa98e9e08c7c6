import { describe, expect, it } from 'vitest';
import {
  add,
  averagePool,
  constant,
  convolve,
  convolveTransposed,
  differentiate,
  input,
  maxPool,
  multiply,
  reduceSum,
  relu,
  ShapeMismatchError,
  sumOfSquares,
  transpose,
  type PoolingOptions,
} from '../../../src/graph/index.js';
import { evaluate } from '../../reference/interpreter.js';

const images = input('images', [2, 4, 5, 6]);

describe('a convolution', () => {
  it.each([
    ['has as many positions as fit', convolve(images, input('kernel', [3, 4, 2, 3])), [2, 3, 4, 4]],
    [
      'leaves out what a stride does not reach',
      convolve(images, input('kernel', [3, 4, 2, 2]), { strides: [2, 4] }),
      [2, 3, 2, 2],
    ],
    [
      'has the lengths of its input with padding',
      convolve(images, input('kernel', [3, 4, 3, 3]), { before: [1, 1], after: [1, 1] }),
      [2, 3, 5, 6],
    ],
    ['has filters for each group', convolve(images, input('kernel', [8, 1, 1, 1]), { groups: 4 }), [2, 8, 5, 6]],
    [
      'transposed has the lengths asked for',
      convolveTransposed(images, input('kernel', [4, 3, 3, 3]), [10, 13], { strides: [2, 2], before: [1, 1] }),
      [2, 3, 10, 13],
    ],
  ])('%s', (_what, { shape }, expected) => {
    expect(shape).toEqual(expected);
  });

  it.each([
    ['a kernel of other channels', () => convolve(images, input('kernel', [3, 2, 2, 2]))],
    ['a kernel of fewer axes', () => convolve(images, input('kernel', [3, 4, 2]))],
    ['filters that do not part into groups', () => convolve(images, input('kernel', [3, 2, 2, 2]), { groups: 2 })],
    ['a kernel larger than the images', () => convolve(images, input('kernel', [3, 4, 6, 1]))],
    ['lengths that do not lead back', () => convolveTransposed(images, input('kernel', [4, 3, 1, 1]), [7, 6])],
    ['a window larger than the images', () => maxPool(images, [6, 1])],
    ['a window of fewer axes', () => averagePool(images, [2])],
  ])('refuses %s', (_what, build) => {
    expect(build).toThrow(ShapeMismatchError);
  });
});

describe('the gradient of the greatest of a window', () => {
  it.each<[string, PoolingOptions, number[]]>([
    ['side by side', { strides: [2, 2] }, [1, 0, 0, 10, 0, 0, 0, 0]],
    ['that overlap', { strides: [1, 1] }, [1, 0, 0, 100, 0, 0, 10, 0]],
  ])('goes to the first of equals, with windows %s', (_what, how, expected) => {
    const x = input('x', [1, 1, 2, 4]);
    const pooled = maxPool(x, [2, 2], how);
    const weights = constant([1, 10, 100].slice(0, pooled.shape[3]), [pooled.shape[3]!]);
    const [gradient] = differentiate(reduceSum(multiply(pooled, weights)), [x]);
    const values = new Map([[x, Float32Array.from([7, 7, 3, 9, 7, 7, 9, 9])]]);
    expect([...evaluate([gradient!], values)[0]!]).toEqual(expected);
  });
});

describe('the greatest of a window', () => {
  it('of a ReLU is the ReLU of the greatest', () => {
    expect(maxPool(relu(images), [2, 2])).toMatchObject({
      operation: 'Relu',
      inputs: [{ operation: 'MaxPool', inputs: [images] }],
    });
  });
});

describe('a change of layout', () => {
  it('that another undoes is not done', () => {
    expect(transpose(transpose(images, [0, 2, 3, 1]), [0, 3, 1, 2])).toBe(images);
  });

  it('after another is one', () => {
    expect(transpose(transpose(images, [0, 2, 3, 1]), [1, 0, 2, 3])).toMatchObject({
      operation: 'Transpose',
      inputs: [images],
    });
  });

  it('is left to whoever comes after elementwise operations', () => {
    const bias = input('bias', [6]);
    const shifted = relu(add(multiply(transpose(images, [0, 2, 3, 1]), 2), input('gain', [4])));
    expect(transpose(shifted, [0, 3, 1, 2])).toMatchObject({ operation: 'Relu', shape: images.shape });
    expect(add(transpose(images, [0, 2, 1, 3]), bias)).toMatchObject({
      operation: 'Transpose',
      inputs: [{ operation: 'Add' }],
    });
  });

  it('is done by those that meet what has another layout', () => {
    const there = transpose(images, [0, 2, 3, 1]);
    expect(add(there, input('there', there.shape))).toMatchObject({ operation: 'Add', inputs: [there, {}] });
    expect(add(there, transpose(input('other', [2, 6, 5, 4]), [0, 2, 1, 3])).operation).toBe('Add');
  });

  it('does not matter to what is summed up', () => {
    expect(reduceSum(transpose(images, [0, 2, 3, 1]), [0, 1, 2])).toMatchObject({
      operation: 'ReduceSum',
      inputs: [images],
      shape: [4],
    });
    expect(reduceSum(transpose(images, [3, 2, 1, 0]), [0], true)).toMatchObject({
      operation: 'Transpose',
      shape: [1, 5, 4, 2],
    });
    expect(sumOfSquares(transpose(images)).inputs).toEqual([images]);
  });

  it('that moves no element only renames the axes', () => {
    expect(transpose(input('grey', [8, 28, 28, 1]), [0, 3, 1, 2])).toMatchObject({
      operation: 'Reshape',
      shape: [8, 1, 28, 28],
    });
  });
});
