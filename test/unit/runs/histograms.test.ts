import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { distributionOf, HistogramStore, LogReader } from '../../../src/runs/index.js';

/** Written by PyTorch and Keras: see make_logs.py. */
const logs = join(import.meta.dirname, 'logs');

/** Adds how an array lies, as a trainer tells it. */
function add(store: HistogramStore, step: number, values: readonly number[], name = 'weights/dense/kernel'): void {
  const { limits, counts, notFinite, sum, sumOfSquares } = distributionOf(values);
  store.add(name, step, { limits, counts, notFinite, moments: { sum, sumOfSquares } });
}

const whole = { from: 0, to: Infinity, rows: 32, bins: 20, scale: 'linear' } as const;
const values = Array.from({ length: 4000 }, (_, index) => Math.sin(index) ** 3 + (index % 5) / 10);
const steps = (store: HistogramStore, wanted: Partial<typeof whole> = {}): number[] => store.ridges('weights/dense/kernel', { ...whole, ...wanted }).rows.map(({ step }) => step);
const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((total, count) => total + count, 0);

describe('Histograms of a run', () => {
  it('are told in a few numbers, which are those of the values', () => {
    const store = new HistogramStore();
    add(store, 7, [...values, NaN, -Infinity]);
    const [row] = store.ridges('weights/dense/kernel', whole).rows;
    const mean = sum(values) / values.length;
    const largest = Math.max(...values.map(Math.abs));
    expect(row).toMatchObject({ step: 7, count: values.length, notFinite: 2 });
    expect(row!.mean).toBeCloseTo(mean, 9);
    expect(row!.deviation).toBeCloseTo(Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length), 9);
    expect([row!.minimum, row!.maximum]).toEqual([Math.fround(Math.min(...values)), Math.fround(Math.max(...values))]);
    // Those have buckets of their own, so that they are counted and not estimated.
    expect(row!.nearZero).toBeCloseTo(values.filter((value) => Math.abs(value) <= 0.01 * largest).length / values.length, 3);
  });

  it('are worked out of the buckets where the file tells no more', () => {
    const store = new HistogramStore();
    const { limits, counts } = distributionOf(values);
    store.add('kernel', 1, { limits, counts, notFinite: 0 });
    const [row] = store.ridges('kernel', whole).rows;
    const mean = sum(values) / values.length;
    expect(row!.mean).toBeCloseTo(mean, 2);
    expect(row!.deviation).toBeCloseTo(Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length), 2);
  });

  it.each(['linear', 'signedLog'] as const)('are brought to the same bins, on a %s scale, without a value lost or in another place', (scale) => {
    const store = new HistogramStore();
    const arrays = [1, 0.1, 1e-4].map((size) => values.map((value) => value * size));
    arrays.forEach((array, step) => add(store, step, array));
    const { limits, counts, rows } = store.ridges('weights/dense/kernel', { ...whole, bins: 60, scale });
    expect(limits).toHaveLength(61);
    expect([...limits]).toEqual([...limits].sort((a, b) => a - b));
    arrays.forEach((array, row) => {
      const own = counts.subarray(row * 60, (row + 1) * 60);
      expect(sum(own) / array.length).toBeCloseTo(1, 5);
      // The share below each limit, within the width of one bucket of the file.
      const width = (rows[row]!.maximum - rows[row]!.minimum) / 30;
      limits.forEach((limit, bin) => {
        const below = sum(own.subarray(0, bin));
        expect(below).toBeGreaterThanOrEqual(array.filter((value) => value < limit - width).length - 0.01);
        expect(below).toBeLessThanOrEqual(array.filter((value) => value < limit + width).length + 0.01);
      });
    });
  });

  it('that are all the same stand in the middle', () => {
    const store = new HistogramStore();
    add(store, 0, [0, 0, 0]);
    const { limits, counts } = store.ridges('weights/dense/kernel', { ...whole, bins: 5 });
    expect([limits[0], limits[5], [...counts]]).toEqual([-1, 1, [0, 0, 3, 0, 0]]);
  });

  it('have no bins where nothing is finite, and are counted', () => {
    const store = new HistogramStore();
    add(store, 3, [NaN, Infinity]);
    expect(store.ridges('weights/dense/kernel', whole)).toMatchObject({ limits: new Float64Array(0), rows: [{ step: 3, count: 0, notFinite: 2, deviation: NaN }] });
    // As TensorFlow writes them: buckets between limits that are no numbers.
    store.add('kernel', 1, { limits: [NaN, NaN, NaN], counts: [0, 12], notFinite: 0 });
    expect(store.ridges('kernel', whole).rows).toMatchObject([{ count: 0, notFinite: 12 }]);
  });

  it('of some steps are shown evenly, with the first and the last', () => {
    const store = new HistogramStore();
    for (let step = 0; step <= 100; step += 1) add(store, step, [step]);
    expect(steps(store, { rows: 5 } as object)).toEqual([0, 25, 50, 75, 100]);
    expect(steps(store, { from: 40, to: 43 } as object)).toEqual([40, 41, 42, 43]);
    expect(steps(store, { rows: 1 } as object)).toEqual([100]);
  });

  it('of a step that comes again take the place of all from there on', () => {
    const store = new HistogramStore();
    for (const step of [1, 2, 3, 4, 3]) add(store, step, [step]);
    expect(steps(store)).toEqual([1, 2, 3]);
    store.cutFrom(2);
    expect(steps(store)).toEqual([1]);
  });

  it('take a bounded amount of memory; the first and the latest stay', () => {
    const store = new HistogramStore(20_000);
    for (let step = 0; step < 400; step += 1) for (const name of ['a', 'b', 'c', 'd']) add(store, step, values.slice(0, 50), name);
    const kept = store.names.flatMap((name) => store.get(name));
    expect(sum(kept.map(({ limits, counts }) => limits.length + counts.length))).toBeLessThanOrEqual(20_000);
    for (const name of store.names) expect([store.get(name)[0]?.step, store.get(name).at(-1)?.step]).toEqual([0, 399]);
  });
});

describe('Histograms of logs of other programs', () => {
  it('are read together with the scalars, and their steps counted in the same way', async () => {
    const keras = new LogReader([{ directory: join(logs, 'keras/fit/train'), seriesOf: (tag) => tag }], { fromOne: true });
    expect(await keras.readOn()).toBe(true);
    const [name] = keras.histograms.names;
    expect(keras.histograms.names.length).toBeGreaterThan(3);
    expect(keras.histograms.ridges(name!, whole).rows.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(await keras.readOn()).toBe(false);
    const pytorch = new LogReader([{ directory: join(logs, 'pytorch/adam'), seriesOf: (tag) => tag }]);
    await pytorch.readOn();
    const { rows } = pytorch.histograms.ridges('weights', whole);
    // 101 values, evenly from -2 to 2.
    expect(rows).toMatchObject([{ step: 0, count: 101, notFinite: 0, minimum: -2, maximum: 2 }]);
    expect(rows[0]!.deviation).toBeCloseTo(Math.sqrt((2 ** 2 * (101 + 1)) / (3 * (101 - 1))), 6);
  });
});
