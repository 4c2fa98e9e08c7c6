import { describe, expect, it } from 'vitest';
import { SeriesStore } from '../../../src/runs/index.js';

/** A store with one series of consecutive steps from 1, appended in frames of uneven lengths. */
function storeOf(values: readonly number[]): SeriesStore {
  const store = new SeriesStore();
  for (let index = 0, length = 1; index < values.length; index += length, length = (length * 3) % 97 || 1) {
    store.append({ firstStep: index + 1, series: { loss: Float32Array.from(values.slice(index, index + length)) } });
  }
  return store;
}

const all = (store: SeriesStore, maximumPoints: number, name = 'loss'): { steps: number[]; values: number[] } => {
  const points = store.points(-Infinity, Infinity, maximumPoints)[name]!;
  return { steps: [...points.steps], values: [...points.values] };
};

describe('A series store', () => {
  it('gives back every point where there are few', () => {
    expect(all(storeOf([3, 2, 1]), 100)).toEqual({ steps: [1, 2, 3], values: [3, 2, 1] });
    expect(new SeriesStore().points(0, 10, 100)).toEqual({});
  });

  it('gives the steps between two, both included', () => {
    const store = storeOf(Array.from({ length: 5000 }, (_, index) => index + 1));
    const { steps } = store.points(4000, 4003, 100)['loss']!;
    expect([...steps]).toEqual([4000, 4001, 4002, 4003]);
    expect([...store.points(6000, 7000, 100)['loss']!.steps]).toEqual([]);
    expect(store.lastStep).toBe(5000);
  });

  it('keeps the first and the last point, every spike, NaN and infinity, however few points are asked for', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => Math.sin(index / 900));
    values[31_415] = 50;
    values[31_416] = -50;
    values[50_000] = NaN;
    values[70_000] = Infinity;
    const { steps, values: kept } = all(storeOf(values), 200);
    expect(steps.length).toBeLessThanOrEqual(200);
    expect(steps[0]).toBe(1);
    expect(steps.at(-1)).toBe(100_000);
    expect(kept[steps.indexOf(31_416)]).toBe(50);
    expect(kept[steps.indexOf(31_417)]).toBe(-50);
    expect(kept[steps.indexOf(50_001)]).toBeNaN();
    expect(kept[steps.indexOf(70_001)]).toBe(Infinity);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('never gives more points than were asked for, NaN everywhere included', () => {
    const values = Array.from({ length: 9999 }, (_, index) => (index % 3 === 0 ? NaN : index));
    for (const maximum of [5, 6, 7, 50, 999]) expect(all(storeOf(values), maximum).steps.length).toBeLessThanOrEqual(maximum);
  });

  it('holds series with gaps between their steps, such as those of epochs', () => {
    const store = new SeriesStore();
    for (let epoch = 1; epoch <= 3000; epoch += 1) store.appendPoint('val_loss', epoch * 1719, 1 / epoch);
    const { steps, values } = store.points(3 * 1719, 4 * 1719, 10)['val_loss']!;
    expect([...steps]).toEqual([3 * 1719, 4 * 1719]);
    expect([...values]).toEqual([Math.fround(1 / 3), 0.25]);
    expect(all(store, 5000, 'val_loss').steps).toHaveLength(3000);
  });

  it('keeps a gap in a trainer’s steps, where a frame was lost', () => {
    const store = new SeriesStore();
    store.append({ firstStep: 1, series: { loss: Float32Array.of(1, 2) } });
    store.append({ firstStep: 10, series: { loss: Float32Array.of(3, 4) } });
    expect(all(store, 100)).toEqual({ steps: [1, 2, 10, 11], values: [1, 2, 3, 4] });
  });

  it('refuses steps that it already has', () => {
    const store = storeOf([1, 2, 3]);
    expect(() => store.append({ firstStep: 3, series: { loss: Float32Array.of(9) } })).toThrow('step 3 does not come after step 3');
  });
});
