import { describe, expect, it } from 'vitest';
import { csvLines, SeriesStore } from '../../../src/runs/index.js';
import { storeOf } from './series-fixtures.js';

const pointsOf = (store: SeriesStore, name = 'loss', from = 1, to = Infinity) => [...(store.get(name)?.points(from, to) ?? [])];

describe('A series store', () => {
  it('gives back every point', () => {
    expect(pointsOf(storeOf([3, 2, 1]))).toEqual([[1, 3], [2, 2], [3, 1]]);
    expect(new SeriesStore().get('loss')).toBeUndefined();
  });

  it('gives the steps from one up to another', () => {
    const store = storeOf(Array.from({ length: 5000 }, (_, index) => index + 1));
    expect(pointsOf(store, 'loss', 4000, 4003).map(([step]) => step)).toEqual([4000, 4001, 4002]);
    expect(pointsOf(store, 'loss', 6000, 7000)).toEqual([]);
    expect(store.lastStep).toBe(5000);
  });

  it('knows the first and the latest value', () => {
    const { firstValue, lastValue } = storeOf([2.5, 1, 0.25]).get('loss')!;
    expect([firstValue, lastValue]).toEqual([2.5, 0.25]);
  });

  it('holds what is observed now and then', () => {
    const store = new SeriesStore();
    for (const step of [1, 51, 101]) {
      store.append({ firstStep: step, series: { loss: Float32Array.of(1) }, observations: [{ step, values: { 'updateRatio/dense': step / 1000 } }] });
    }
    expect(pointsOf(store, 'updateRatio/dense').map(([step, value]) => [step, Math.round(1000 * value)])).toEqual([[1, 1], [51, 51], [101, 101]]);
  });

  it('holds series with gaps between their steps, such as those of epochs', () => {
    const store = new SeriesStore();
    for (let epoch = 1; epoch <= 3000; epoch += 1) store.appendPoint('val_loss', epoch * 1719, 1 / epoch);
    expect(pointsOf(store, 'val_loss', 3 * 1719, 4 * 1719 + 1)).toEqual([[3 * 1719, Math.fround(1 / 3)], [4 * 1719, 0.25]]);
    expect(store.get('val_loss')?.length).toBe(3000);
  });

  it('keeps a gap in a trainer’s steps, where a frame was lost', () => {
    const store = new SeriesStore();
    store.append({ firstStep: 1, series: { loss: Float32Array.of(1, 2) } });
    store.append({ firstStep: 10, series: { loss: Float32Array.of(3, 4) } });
    expect(pointsOf(store)).toEqual([[1, 1], [2, 2], [10, 3], [11, 4]]);
  });

  it('refuses steps that it already has', () => {
    const store = storeOf([1, 2, 3]);
    expect(() => store.append({ firstStep: 3, series: { loss: Float32Array.of(9) } })).toThrow('step 3 does not come after step 3');
  });
});

describe('series as CSV', () => {
  const store = new SeriesStore();
  store.append({ firstStep: 1, series: { loss: Float32Array.of(0.1, NaN, Infinity, 1e-12) } });
  store.appendPoint('val_loss, mean', 3, 0.25);
  const columns = store.names.map((name) => ({ name, series: store.get(name)! }));

  it('has a line a step and a column a series, as single precision reads it back', () => {
    expect([...csvLines(columns, 1, Infinity)].join('')).toBe('step,loss,"val_loss, mean"\r\n1,0.1,\r\n2,nan,\r\n3,inf,0.25\r\n4,1e-12,\r\n');
  });

  it('has the steps that are asked for', () => {
    expect([...csvLines(columns, 2, 3)]).toHaveLength(3);
  });
});
