import { describe, expect, it } from 'vitest';
import { aligned, epochLine, epochMarks, extremesLine, meanColumns, smoothLine } from '../../../webview/charts/columns.js';
import { decadeLabels, decadeRange } from '../../../webview/charts/decades.js';
import { clockOf, epochAxis, timeAxis } from '../../../webview/charts/step-axis.js';
import { markedSpans } from '../../../webview/series/index.js';
import { chartOf } from './chart-fixtures.js';

const epoch = (number: number, step: number, metrics: Record<string, number>) => ({ epoch: number, step, seconds: 1, metrics });

describe('the line of single steps', () => {
  it('is every step while the steps have room', () => {
    expect(extremesLine(chartOf([[3, 1, 2]]), 0, 'linear')).toEqual({ steps: [1, 2, 3], values: [3, 1, 2] });
  });

  it('has both extremes of every bucket, in the order in which they came', () => {
    expect(extremesLine(chartOf([[3, 9, 1, 4]], { buckets: 1 }), 0, 'linear').values).toEqual([9, 1]);
    expect(extremesLine(chartOf([[3, 1, 9, 4]], { buckets: 1 }), 0, 'linear').values).toEqual([1, 9]);
  });

  it('has at most two points a pixel and loses no spike, however long the run', () => {
    const values = Array.from({ length: 100_000 }, () => 1);
    values[61_700] = 50;
    values[13_100] = -7;
    const { steps, values: drawn } = extremesLine(chartOf([values], { buckets: 250 }), 0, 'linear');
    expect(steps.length).toBeLessThanOrEqual(500);
    expect([Math.max(...drawn.map(Number)), Math.min(...drawn.map(Number))]).toEqual([50, -7]);
    expect(steps).toEqual([...steps].sort((left, right) => left - right));
  });

  it('has gaps where values are not finite, and on a log scale where they are not above zero', () => {
    expect(extremesLine(chartOf([[1, NaN, Infinity, 2]]), 0, 'linear').values).toEqual([1, null, null, 2]);
    expect(extremesLine(chartOf([[1, 0, -1, 100]]), 0, 'log').values).toEqual([0, null, null, 2]);
    expect(extremesLine(chartOf([[1, 0, -1, 100]]), 0, 'linear').values).toEqual([1, 0, -1, 100]);
  });
});

describe('lines of other kinds', () => {
  it('smoothed: one value a bucket, at its end', () => {
    const data = chartOf([[4, 4, 4, 4, 4]], { buckets: 3, smoothing: 10 });
    expect(smoothLine(data, 0, 'linear').steps).toEqual([2, 4, 5]);
    for (const value of smoothLine(data, 0, 'linear').values) expect(value).toBeCloseTo(4, 5);
  });

  it('of epochs: at their last steps; one that is not finite is a gap and a mark', () => {
    const epochs = [epoch(1, 10, { loss: 2 }), epoch(2, 20, { loss: NaN })];
    expect(epochLine(epochs, 'loss', 'linear')).toEqual({ steps: [10, 20], values: [2, null] });
    expect(epochLine(epochs, 'val_loss', 'linear').steps).toEqual([]);
    expect(epochMarks(epochs, ['loss', 'val_loss'])).toEqual([{ kind: 'notFinite', firstStep: 20, lastStep: 20 }]);
  });

  it('stand on one axis that has the steps of all', () => {
    const { steps, lines } = aligned([
      { steps: [1, 2, 3], values: [3, 2, 1] },
      { steps: [2, 5], values: [2.5, 2.4] },
    ]);
    expect(steps).toEqual([1, 2, 3, 5]);
    expect(lines).toEqual([
      [3, 2, 1, undefined],
      [undefined, 2.5, undefined, 2.4],
    ]);
  });
});

describe('the lines of layers', () => {
  it('are means, and behind them lies a band that holds every value', () => {
    const quiet = Array.from({ length: 512 }, () => 0.1);
    const spiky = quiet.map((value, index) => (index === 300 ? 1000 : value));
    const columns = meanColumns(chartOf([quiet, spiky], { buckets: 30 }), [0, 1], 'log');
    expect(columns.lines.map((line) => line.length)).toEqual([columns.steps.length, columns.steps.length]);
    expect(Math.max(...(columns.envelope?.high ?? []))).toBeCloseTo(3, 5);
  });

  it('are of the layers that were chosen', () => {
    expect(meanColumns(chartOf([[1], undefined, [2]]), [2], 'linear').lines).toEqual([[2]]);
    expect(meanColumns(chartOf([undefined, [1, 2]]), [0, 1], 'linear').lines[0]).toEqual([undefined, undefined]);
  });
});

describe('marks', () => {
  it('join neighbours to one span', () => {
    expect(markedSpans(chartOf([[1, NaN, NaN, 1, 0]]), 'log')).toEqual([
      { kind: 'notFinite', firstStep: 2, lastStep: 3 },
      { kind: 'zero', firstStep: 5, lastStep: 5 },
    ]);
  });

  it('are not made of zeros where those are drawn', () => {
    expect(markedSpans(chartOf([[1, 0, 1]]), 'linear')).toEqual([]);
  });
});

describe('the horizontal axis', () => {
  it('counts epochs as they are done', () => {
    const axis = epochAxis(1719);
    expect(axis.toPosition(1719)).toBe(1);
    expect(axis.toStep(2.5)).toBe(4297.5);
  });

  it('counts seconds by the clock that was measured', () => {
    const axis = timeAxis(clockOf(chartOf([[0.5, 1, 1.5, 11.5]]), []))!;
    expect(axis.toPosition(2)).toBe(1);
    expect(axis.toPosition(3.5)).toBe(6.5);
    for (const step of [1, 1.7, 3, 4]) expect(axis.toStep(axis.toPosition(step))).toBeCloseTo(step, 9);
  });

  it('counts the seconds of epochs where no clock was kept, and none where nothing is known', () => {
    const epochs = [epoch(1, 100, {}), epoch(2, 200, {})];
    expect(timeAxis(clockOf(chartOf([undefined]), epochs))?.toPosition(150)).toBe(1.5);
    expect(timeAxis(clockOf(chartOf([undefined]), []))).toBeUndefined();
  });
});

describe('the axis of a log scale', () => {
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
