import { describe, expect, it } from 'vitest';
import { convolve, input, matrixMultiply, multiply, productsOf, scan, type StepGraph, type Tensor } from '../../../src/graph/index.js';

function measuring(tensor: Tensor): StepGraph {
  return { batchSize: 1, batchInputs: [], scalars: [], state: [], measurements: [{ name: 'loss', tensor }] };
}

describe('The products of a step', () => {
  it('have two operations for each of what they multiply', () => {
    const product = matrixMultiply(input('a', [4, 5]), input('b', [5, 3]));
    expect(productsOf(measuring(product))).toEqual({ count: 1, convolutions: 0, operations: 2 * 4 * 5 * 3 });
  });

  it('are those of matrices and windows, and not of elements', () => {
    const a = input('a', [4, 4]);
    expect(productsOf(measuring(multiply(a, a)))).toEqual({ count: 0, convolutions: 0, operations: 0 });
  });

  it('have them for each place of a window, channel and filter', () => {
    const product = convolve(input('x', [2, 3, 8, 8]), input('kernel', [5, 3, 3, 3]));
    expect(productsOf(measuring(product))).toEqual({ count: 1, convolutions: 1, operations: 2 * (2 * 5 * 6 * 6) * (3 * 3 * 3) });
  });

  it('are done in each step of a scan', () => {
    const kernel = input('kernel', [4, 4]);
    const { final } = scan({ initial: [input('h', [2, 4])], sequences: [input('x', [7, 2, 4])], captured: [kernel] }, ([h], [x], [k]) => ({
      carries: [multiply(matrixMultiply(h!, k!), x!)],
    }));
    expect(productsOf(measuring(final[0]!))).toEqual({ count: 7, convolutions: 0, operations: 7 * 2 * 2 * 4 * 4 });
  });

  it('count once where several tensors need them', () => {
    const product = matrixMultiply(input('a', [4, 4]), input('b', [4, 4]));
    expect(productsOf(measuring(multiply(product, product))).count).toBe(1);
  });
});
