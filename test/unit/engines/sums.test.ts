import { describe, expect, it } from 'vitest';
import { constant, reduceSum, type Tensor } from '../../../src/graph/index.js';
import { evaluate as reference } from '../../reference/interpreter.js';
import { allEngines } from '../../support/engines.js';
import { evaluate } from '../../support/evaluate.js';

/** Of numbers that differ from row to row and from column to column. */
function tensor(...shape: readonly number[]): Tensor {
  const count = shape.reduce((product, length) => product * length, 1);
  return constant(Float32Array.from({ length: count }, (_, index) => Math.sin(index)), shape);
}

describe.each(allEngines)('a sum in $title', ({ engine }) => {
  it.each([
    ['the rows of a matrix', reduceSum(tensor(32, 100), [0])],
    ['the rows of a matrix, keeping the axis', reduceSum(tensor(70, 19), [0], true)],
    ['all but the channels of images', reduceSum(tensor(4, 6, 6, 8), [0, 1, 2])],
    ['the samples of images', reduceSum(tensor(8, 8, 8, 3), [0])],
    ['axes that are told from last to first', reduceSum(tensor(8, 9, 16), [1, 0])],
    ['the rows of a small matrix', reduceSum(tensor(5, 9), [0])],
    ['the rows of a narrow matrix', reduceSum(tensor(600, 2), [0])],
    ['the columns of a matrix', reduceSum(tensor(32, 100), [1])],
  ])('over %s is as in float64', async (_, sum) => {
    const [expected, actual] = [reference([sum], new Map())[0]!, await evaluate(engine, sum)];
    expect(actual).toHaveLength(expected.length);
    expected.forEach((value, index) => expect(actual[index]).toBeCloseTo(value, 5));
  });

  it.each([NaN, Infinity, -Infinity])('over rows with %s has that in its column alone', async (odd) => {
    const values = new Float32Array(80 * 16).fill(1);
    values[2 * 16 + 3] = odd;
    const sums = await evaluate(engine, reduceSum(constant(values, [80, 16]), [0]));
    expect([...sums]).toEqual(Array.from({ length: 16 }, (_, column) => (column === 3 ? odd : 80)));
  });
});
