import { describe, expect, it } from 'vitest';
import { bucketFlag } from '../../../src/protocol/index.js';
import { bucketGrid, readBuckets } from '../../../src/runs/index.js';
import { expectedStretch, measuredValues, storeOf } from './series-fixtures.js';

describe('the buckets for a stretch of steps', () => {
  it('are single steps while those have room', () => {
    expect(bucketGrid(1, 5, 250)).toEqual({ width: 1, first: 0, end: 5 });
    expect(bucketGrid(101, 200, 100)).toEqual({ width: 1, first: 100, end: 200 });
  });

  it('are no more than asked for, and wider by powers of two alone', () => {
    for (const [from, to] of [[1, 1_000_000], [3, 700], [999, 1001], [12_345, 54_321]] as const) {
      for (const buckets of [1, 2, 100, 333]) {
        const { width, first, end } = bucketGrid(from, to, buckets);
        // Steps on both sides of an edge need two, whatever the width.
        expect(end - first).toBeLessThanOrEqual(Math.max(buckets, 2));
        expect(Math.log2(width) % 1).toBe(0);
        expect(first * width).toBeLessThan(from);
        expect(end * width).toBeGreaterThanOrEqual(to);
      }
    }
  });

  it('are none before the first step', () => {
    expect(bucketGrid(1, 0, 100)).toEqual({ width: 1, first: 0, end: 0 });
  });
});

describe('reading buckets', () => {
  it('gives the extremes, the mean and the findings of each, as the values have them', () => {
    const values = measuredValues(10_000, 7);
    const grid = bucketGrid(1001, 9000, 70);
    const count = grid.end - grid.first;
    const { values: packed, flags } = readBuckets([undefined, storeOf(values).get('loss')], grid, grid.first, 0);
    for (let bucket = 0; bucket < count; bucket += 1) {
      const begin = (grid.first + bucket) * grid.width;
      const expected = expectedStretch(values.slice(begin, begin + grid.width));
      const at = 3 * count + bucket;
      expect(flags[count + bucket]).toBe(expected.flags);
      expect([packed[at], packed[at + count]]).toEqual([expected.minimum, expected.maximum]);
      if (Number.isFinite(expected.mean)) expect(packed[at + 2 * count]).toBeCloseTo(expected.mean, 3);
    }
    expect([...flags.subarray(0, count)]).toEqual(Array.from({ length: count }, () => 0));
  });

  it('gives the end alone when asked from there', () => {
    const store = storeOf(measuredValues(2000, 3));
    const grid = bucketGrid(1, 2000, 40);
    const whole = readBuckets([store.get('loss')], grid, 0, 0);
    const tail = readBuckets([store.get('loss')], grid, grid.end - 3, 0);
    expect([...tail.flags]).toEqual([...whole.flags.slice(-3)]);
    expect([...tail.values.slice(0, 3)]).toEqual([...whole.values.slice(grid.end - 3, grid.end)]);
  });

  it('finds a NaN among a million values', () => {
    const values = Array.from({ length: 1_000_000 }, () => 1);
    values[654_321] = NaN;
    const grid = bucketGrid(1, values.length, 300);
    const { flags } = readBuckets([storeOf(values).get('loss')], grid, 0, 0);
    const marked = [...flags].flatMap((each, bucket) => ((each & bucketFlag.notANumber) !== 0 ? [bucket] : []));
    expect(marked).toEqual([Math.floor(654_321 / grid.width)]);
  });
});

describe('smoothing', () => {
  /** The smoothed line at the end of the last bucket. */
  const lastSmoothed = (values: readonly number[], buckets: number, timeConstant: number, from = 1): number => {
    const grid = bucketGrid(from, values.length, buckets);
    const { values: packed } = readBuckets([storeOf(values).get('loss')], grid, grid.first, timeConstant);
    return packed.at(-1)!;
  };
  /** The definition, step by step over the whole series: a debiased exponential moving average with decay e^(-1/τ). */
  const exactly = (values: readonly number[], timeConstant: number): number => {
    const kept = Math.exp(-1 / timeConstant);
    let [sum, weight] = [0, 0];
    for (const value of values) [sum, weight] = [sum * kept + value * (1 - kept), weight * kept + (1 - kept)];
    return sum / weight;
  };
  const values = Array.from({ length: 8192 }, (_, index) => 2 * Math.exp(-index / 2000) + 0.3 * Math.sin(index * 1.7));

  it('is the debiased moving average of every step', () => {
    expect(lastSmoothed(values, 8192, 200)).toBeCloseTo(exactly(values, 200), 5);
    expect(lastSmoothed(values.slice(0, 50), 100, 200)).toBeCloseTo(exactly(values.slice(0, 50), 200), 5);
  });

  it('does not depend on how many points are drawn, nor on where the view begins', () => {
    const exact = exactly(values, 400);
    for (const buckets of [8192, 1024, 256]) expect(Math.abs(lastSmoothed(values, buckets, 400) - exact)).toBeLessThan(0.01);
    expect(Math.abs(lastSmoothed(values, 500, 400, 8000) - exact)).toBeLessThan(0.01);
  });

  it('is not pulled towards zero at the start', () => {
    expect(lastSmoothed([5, 5, 5], 100, 1000)).toBeCloseTo(5, 6);
  });

  it('passes over what is not finite', () => {
    expect(lastSmoothed([4, NaN, 4, Infinity, 4], 100, 10)).toBeCloseTo(4, 6);
  });
});
