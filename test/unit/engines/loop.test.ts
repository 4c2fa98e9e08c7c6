import { describe, expect, it } from 'vitest';
import { findCollected } from '../../../src/engines/onnxruntime/after-loop.js';
import { createPool, offsetsOf } from '../../../src/engines/random.js';
import { scheduleRoots } from '../../../src/engines/onnxruntime/schedule.js';
import { add, constant, input, multiply, reduceSum, squareRoot, sumOfSquares, type StepGraph, type Tensor } from '../../../src/graph/index.js';

const weight = input('weight', [3]);
const bias = input('bias', [3]);

/** A graph that measures some tensors, and updates a scalar. */
function measuring(measured: readonly Tensor[], next: Tensor): StepGraph {
  return {
    batchSize: 1,
    batchInputs: [],
    scalars: [],
    state: [{ name: 'scalar', shape: [], read: input('scalar', []), next }],
    measurements: measured.map((tensor, index) => ({ name: `measurement ${index}`, tensor })),
  };
}

describe('what a loop collects', () => {
  const squares = [sumOfSquares(weight), sumOfSquares(bias)] as const;
  const norm = squareRoot(add(...squares));

  it('is what the last arithmetic on scalars needs, which is done when the loop is over', () => {
    expect(new Set(findCollected(measuring([norm, squares[0]], constant(0))))).toEqual(new Set(squares));
  });

  it('is the result itself where an update needs it, or an update is made of it', () => {
    expect(findCollected(measuring([norm], norm))).toEqual([norm]);
    expect(findCollected(measuring([multiply(norm, 2)], squareRoot(norm)))).toEqual([norm]);
  });

  it('is every measurement that is not arithmetic on scalars', () => {
    const [sum, fixed] = [reduceSum(weight), multiply(constant(2), 3)];
    expect(findCollected(measuring([sum, fixed], constant(0)))).toEqual([sum, fixed]);
  });
});

describe('the schedule of a loop', () => {
  it('has the deepest roots first', () => {
    const shallow = multiply(weight, 2);
    const deep = multiply(add(shallow, 1), 3);
    expect(scheduleRoots([shallow, deep, weight])).toEqual([deep, shallow, weight]);
  });
});

describe('the random numbers of a loop', () => {
  it('are uniform', () => {
    const { values } = createPool(3, 100_000);
    const bins = new Array<number>(10).fill(0);
    for (const value of values) bins[Math.floor(value * 10)]! += 1;
    const chiSquared = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // The 99.9 % point of the distribution with 9 degrees of freedom.
    expect(chiSquared).toBeLessThan(27.9);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it('start elsewhere in the pool for each seed, step and stream, and stay inside it', () => {
    const streams = [{ stream: 0, room: 1000 }, { stream: 1, room: 1000 }];
    const offsets = offsetsOf(1, 5, 3, streams);
    expect(offsets.slice(2)).toEqual(offsetsOf(1, 6, 2, streams));
    expect(new Set([...offsets, ...offsetsOf(2, 5, 3, streams)]).size).toBe(12);
    expect(offsets.every((offset) => offset >= 0n && offset < 1000n)).toBe(true);
  });
});
