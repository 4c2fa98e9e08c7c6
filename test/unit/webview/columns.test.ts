import { describe, expect, it } from 'vitest';
import { lossColumns, meanColumns } from '../../../webview/charts/columns.js';
import { decadeLabels, decadeRange } from '../../../webview/charts/decades.js';
import { bucketWidth, stepAxis, StepBuckets } from '../../../webview/series/index.js';

function series(values: readonly number[], scale: 'linear' | 'log' = 'linear'): StepBuckets {
  const made = new StepBuckets(scale);
  made.append(
    Float64Array.from(values, (_, index) => index + 1),
    Float32Array.from(values),
  );
  return made;
}

const epoch = (number: number, step: number, metrics: Record<string, number>) => ({ epoch: number, step, seconds: 1, metrics });

describe('what the charts draw', () => {
  it('is at most two points a pixel, however long the run', () => {
    for (const lastStep of [10, 250, 251, 8595, 1_000_000]) {
      const width = bucketWidth(lastStep, 250);
      expect(stepAxis(width, lastStep).length).toBeLessThanOrEqual(2 * 250);
    }
  });

  it('is every step while the steps have room', () => {
    expect(stepAxis(bucketWidth(5, 250), 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it('puts the losses of steps and of epochs on one axis', () => {
    const columns = lossColumns(series([3, 2, 1]), [epoch(1, 2, { loss: 2.5, val_loss: 2.4 })], 100);
    expect(columns.steps).toEqual([1, 2, 3]);
    expect(columns.lines).toEqual([
      [3, 2, 1],
      [undefined, 2.5, undefined],
      [undefined, 2.4, undefined],
    ]);
  });

  it('keeps the steps in order when epochs fall between the positions of buckets', () => {
    const columns = lossColumns(series(Array.from({ length: 1000 }, () => 1)), [epoch(1, 333, { loss: 1 })], 100);
    expect(columns.steps).toEqual([...columns.steps].sort((left, right) => left - right));
    expect(columns.lines[1]?.[columns.steps.indexOf(333)]).toBe(1);
  });

  it('marks an epoch whose loss is not a number', () => {
    const columns = lossColumns(series([1, 1]), [epoch(1, 2, { loss: Number.NaN })], 100);
    expect(columns.lines[1]).toEqual([undefined, null]);
    expect(columns.marks).toEqual([{ kind: 'notFinite', firstStep: 2, lastStep: 2 }]);
  });

  it('draws one line a layer, and behind them a band that holds every value', () => {
    const quiet = Array.from({ length: 512 }, () => 0.1);
    const spiky = quiet.map((value, index) => (index === 300 ? 1000 : value));
    const columns = meanColumns([series(quiet, 'log'), series(spiky, 'log')], 90);
    expect(columns.lines.map((line) => line.length)).toEqual([columns.steps.length, columns.steps.length]);
    expect(Math.max(...(columns.envelope?.high ?? []))).toBeCloseTo(3, 5);
  });

  it('joins neighbouring marks to one span', () => {
    const columns = meanColumns([series([1, Number.NaN, Number.NaN, 1, 0], 'log')], 300);
    expect(columns.marks).toEqual([
      { kind: 'notFinite', firstStep: 2, lastStep: 3 },
      { kind: 'zero', firstStep: 5, lastStep: 5 },
    ]);
  });

  it('keeps its place for a layer of which nothing was told yet', () => {
    const columns = meanColumns([undefined, series([1, 2], 'log')], 300);
    expect(columns.lines[0]).toEqual([undefined, undefined]);
  });
});

describe('the axis of the gradient norms', () => {
  it('labels powers of ten, as many as have room', () => {
    expect(decadeLabels(-14, 0, 220)).toEqual([-14, -12, -10, -8, -6, -4, -2, 0]);
    expect(decadeLabels(-14, 8, 180)).toEqual([-12, -9, -6, -3, 0, 3, 6]);
    expect(decadeLabels(-1, 1, 180)).toEqual([-1, 0, 1]);
  });

  it('holds two powers of ten at least, so that its scale can be read', () => {
    for (const [minimum, maximum] of [[0.2, 0.3], [-0.4, 0.1], [-12.7, -12.6], [0, 0]] as const) {
      const [low, high] = decadeRange(minimum, maximum);
      expect(low).toBeLessThanOrEqual(minimum);
      expect(high).toBeGreaterThanOrEqual(maximum);
      expect(decadeLabels(low, high, 180).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('stands ready before the first value', () => {
    expect(decadeRange(null, null)).toEqual([-1, 0]);
  });
});
