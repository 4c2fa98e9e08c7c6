import { describe, expect, it } from 'vitest';
import { bucketMark, StepBuckets } from '../../../webview/series/index.js';

function buckets(values: readonly number[], options: { scale?: 'linear' | 'log'; capacity?: number } = {}): StepBuckets {
  const made = new StepBuckets(options.scale, options.capacity);
  made.append(
    Float64Array.from(values, (_, index) => index + 1),
    Float32Array.from(values),
  );
  return made;
}

describe('a series in buckets', () => {
  it('keeps every value while there is a bucket for each step', () => {
    expect(buckets([3, 1, 2]).extremes(1, 3)).toEqual([3, 1, 2]);
  });

  it('keeps the smallest and the largest value of a bucket, in the order in which they came', () => {
    expect(buckets([5, 1, 2, 9]).extremes(2, 4)).toEqual([5, 1, 2, 9]);
    expect(buckets([3, 9, 1, 4]).extremes(4, 4)).toEqual([9, 1]);
    expect(buckets([3, 1, 9, 4]).extremes(4, 4)).toEqual([1, 9]);
  });

  it('loses no spike, however often its buckets are joined', () => {
    const values = Array.from({ length: 1000 }, () => 1);
    values[617] = 50;
    values[131] = -7;
    const series = buckets(values, { capacity: 8 });
    expect(series.width).toBe(128);
    const drawn = series.extremes(128, 1000);
    expect(Math.max(...drawn.map(Number))).toBe(50);
    expect(Math.min(...drawn.map(Number))).toBe(-7);
  });

  it('gives the same extremes whether it was joined or read in wide buckets', () => {
    const values = Array.from({ length: 64 }, (_, index) => Math.sin(index * 1.7) * index);
    expect(buckets(values, { capacity: 8 }).extremes(16, 64)).toEqual(buckets(values, { capacity: 64 }).extremes(16, 64));
  });

  it('gives the mean of each bucket, and on a log scale the mean of the logarithms', () => {
    expect(buckets([1, 3, 5]).means(2, 3)).toEqual([2, 5]);
    expect(buckets([1e-2, 1e-4], { scale: 'log' }).means(2, 2)[0]).toBeCloseTo(-3, 5);
  });

  it('draws gaps where values are not finite, and remembers what stood there', () => {
    const series = buckets([1, Number.NaN, Number.POSITIVE_INFINITY, 2]);
    expect(series.extremes(1, 4)).toEqual([1, null, null, 2]);
    expect(series.means(2, 4)).toEqual([null, null]);
    expect(series.reading(2).marks).toBe(bucketMark.notANumber);
    expect(series.reading(3).marks).toBe(bucketMark.infinite);
    expect(series.reading(2, 4)).toEqual({
      firstStep: 1,
      lastStep: 4,
      marks: bucketMark.notANumber | bucketMark.infinite,
      range: { minimum: 1, maximum: 2 },
    });
  });

  it('marks zero on a log scale, since it has no logarithm', () => {
    const series = buckets([0.1, 0], { scale: 'log' });
    expect(series.extremes(1, 2)[1]).toBeNull();
    expect(series.reading(2).marks).toBe(bucketMark.zero);
    expect(series.lastValue).toBe(0);
  });

  it('tells steps that were never told from gaps', () => {
    const series = new StepBuckets();
    series.append(Float64Array.of(1, 4), Float32Array.of(7, 8));
    expect(series.extremes(1, 4)).toEqual([7, undefined, undefined, 8]);
  });

  it('reads measured values back from a log scale', () => {
    const { range } = buckets([1.7e-12], { scale: 'log' }).reading(1);
    expect(range?.minimum).toBeCloseTo(1.7e-12, 16);
  });

  it('knows the first and the last value as they were measured', () => {
    const series = buckets([2.5, 1, 0.25]);
    expect([series.firstValue, series.lastValue, series.lastStep]).toEqual([2.5, 0.25, 3]);
    expect(new StepBuckets().lastValue).toBeNaN();
  });
});
