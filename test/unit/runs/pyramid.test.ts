import { describe, expect, it } from 'vitest';
import { bucketFlag } from '../../../src/protocol/index.js';
import { Stretch } from '../../../src/runs/series/stretch.js';
import type { Series, SeriesStore } from '../../../src/runs/index.js';
import { draws, expectedStretch, measuredValues, storeOf } from './series-fixtures.js';

const lossOf = (store: SeriesStore): Series => store.get('loss')!;

function stretchOf(series: Series, from: number, to: number) {
  const stretch = new Stretch();
  series.gather(from, to, stretch);
  const known = (stretch.flags & bucketFlag.values) !== 0;
  return {
    minimum: known ? stretch.minimum : undefined,
    maximum: known ? stretch.maximum : undefined,
    mean: stretch.mean,
    flags: stretch.flags,
  };
}

describe('any stretch of a series', () => {
  it.each([1, 2, 3])('is summed up as its values one by one would be (seed %i)', (seed) => {
    const values = measuredValues(40_000, seed);
    const series = lossOf(storeOf(values));
    const draw = draws(seed + 100);
    for (let trial = 0; trial < 400; trial += 1) {
      const length = Math.ceil(values.length ** draw());
      const from = 1 + Math.floor(draw() * (values.length - length + 1));
      const { mean, ...expected } = expectedStretch(values.slice(from - 1, from - 1 + length));
      const { mean: found, ...others } = stretchOf(series, from, from + length);
      expect(others).toEqual(expected);
      if (!Number.isFinite(mean)) expect(Number.isFinite(found)).toBe(false);
      else expect(Math.abs(found - mean)).toBeLessThan(1e-4);
    }
  });

  it('is empty where nothing was measured', () => {
    const series = lossOf(storeOf([1, 2, 3]));
    expect(stretchOf(series, 10, 20)).toEqual({ minimum: undefined, maximum: undefined, mean: NaN, flags: 0 });
  });

  it('tells which extreme came first, through all levels', () => {
    const values = Array.from({ length: 5000 }, () => 1);
    values[1234] = -5;
    values[4321] = 9;
    const rises = lossOf(storeOf(values));
    const falls = lossOf(storeOf(values.toReversed()));
    expect(stretchOf(rises, 1, 5001).flags & bucketFlag.minimumIsFirst).not.toBe(0);
    expect(stretchOf(falls, 1, 5001).flags & bucketFlag.minimumIsFirst).toBe(0);
  });
});

describe('a series in little memory', () => {
  const count = 300_000;
  const values = Array.from({ length: count }, (_, index) => Math.sin(index / 500));
  values[31_415] = 50;
  values[31_999] = NaN;
  const bytes = 400_000;
  const store = storeOf(values, bytes);
  const series = lossOf(store);

  it('keeps within its bounds, but for the chunk that is being filled', () => {
    expect(store.bytes).toBeLessThan(1.25 * bytes);
    expect(storeOf(values).bytes).toBeGreaterThan(4 * count);
  });

  it('keeps the latest values singly', () => {
    const points = [...series.points(count - 1000, count)];
    expect(points).toHaveLength(1000);
    expect(points.at(-1)).toEqual([count - 1, Math.fround(values[count - 2]!)]);
    expect([...series.points(1, 2)]).toEqual([]);
  });

  it('loses no spike and no NaN: only where exactly they were', () => {
    const { maximum, flags } = stretchOf(series, 31_001, 32_001);
    expect(maximum).toBe(50);
    expect(flags & bucketFlag.notANumber).not.toBe(0);
    expect(stretchOf(series, 31_404, 31_420).maximum).toBe(50);
    expect(stretchOf(series, 1, count + 1).maximum).toBe(50);
    expect(stretchOf(series, 32_100, 33_000).maximum).toBeLessThanOrEqual(1);
  });
});
