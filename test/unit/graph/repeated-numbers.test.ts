import { describe, expect, it } from 'vitest';
import { differentiate, elementCount, expand, input, multiply, reduceMean, reduceSum, subtract, topologicalOrder, type Tensor } from '../../../src/graph/index.js';
import { evaluate } from '../../reference/interpreter.js';

const row = input('row', [1, 3]);
const matrix = input('matrix', [4, 3]);
const bindings = new Map([
  [row, [0.5, -1, 2]],
  [matrix, Array.from({ length: 12 }, (_, index) => Math.sin(index))],
]);

const shapesOf = (root: Tensor, operation: string): (readonly number[])[] =>
  topologicalOrder([root]).flatMap((tensor) => (tensor.operation === operation ? [tensor.shape] : []));

describe('a gradient that is the same for many', () => {
  it('is not repeated where it meets others', () => {
    const [gradient] = differentiate(reduceMean(multiply(matrix, matrix), null), [matrix]);
    expect(shapesOf(gradient!, 'Expand')).toEqual([]);
    expect(evaluate([gradient!], bindings)[0]![5]).toBeCloseTo((2 * Math.sin(5)) / 12, 12);
  });

  it('is computed with once, and repeated in the end', () => {
    const [gradient] = differentiate(multiply(reduceSum(multiply(matrix, 3)), 5), [matrix]);
    expect(gradient!.shape).toEqual([4, 3]);
    expect(shapesOf(gradient!, 'Mul').map(elementCount)).toEqual([1, 1]);
    expect(evaluate([gradient!], bindings)[0]).toEqual(new Float64Array(12).fill(15));
  });

  it('does not hide what is repeated on the way there from its own gradient', () => {
    const repeated = expand(row, [4, 3]);
    const [gradient] = differentiate(reduceSum(multiply(repeated, matrix)), [repeated]);
    expect(evaluate([gradient!], bindings)[0]![5]).toBeCloseTo(Math.sin(5), 12);
  });
});

describe('the gradient of a difference', () => {
  it('is negated after it is summed, where there is less of it', () => {
    const [gradient] = differentiate(reduceSum(multiply(matrix, subtract(matrix, row))), [row]);
    expect(shapesOf(gradient!, 'Neg')).toEqual([[1, 3]]);
    expect(evaluate([gradient!], bindings)[0]![0]).toBeCloseTo(-[0, 3, 6, 9].reduce((sum, index) => sum + Math.sin(index), 0), 12);
  });
});

describe('the gradient of a square', () => {
  it('is one product with the double', () => {
    const [gradient] = differentiate(reduceSum(multiply(matrix, multiply(matrix, matrix))), [matrix]);
    // One sum for both ways on which x is felt; the square adds none of its own.
    expect(shapesOf(gradient!, 'Add')).toHaveLength(1);
    expect(evaluate([gradient!], bindings)[0]![7]).toBeCloseTo(3 * Math.sin(7) ** 2, 12);
  });
});
