import { describe, expect, it } from 'vitest';
import { ShownCharts } from '../../../src/dashboard/shown-charts.js';
import { bucketFlag, type ShownChart } from '../../../src/protocol/index.js';
import { SeriesStore } from '../../../src/runs/index.js';
import { ChartData, latestReadingAt, readingAt } from '../../../webview/series/index.js';
import { chartOf } from './chart-fixtures.js';

const want: ShownChart = { id: 'chart', request: 1, series: [{ run: 'run', name: 'loss' }, { run: 'run', name: 'accuracy' }], from: 1, to: null, buckets: 64, smoothing: 50 };

/** Everything that a chart knows, bucket by bucket. */
const contents = (data: ChartData) =>
  Array.from({ length: data.seriesCount }, (_, series) =>
    Array.from({ length: data.count }, (__, bucket) => [
      data.flags(series, bucket),
      data.minimum(series, bucket),
      data.maximum(series, bucket),
      data.mean(series, bucket),
    ]),
  );

describe('the data of a chart', () => {
  it('is the same whether told at once or as the run grew', () => {
    const store = new SeriesStore();
    const shown = new ShownCharts(() => store);
    const grown = new ChartData();
    for (const message of shown.show([want])) grown.take(message);
    for (let step = 1; step <= 1000; step += 7) {
      const values = Float32Array.from({ length: 7 }, (_, index) => Math.cos((step + index) / 30));
      store.append({ firstStep: step, series: { loss: values, accuracy: values.map((value) => value / 2) } });
      for (const message of shown.changes()) expect(grown.take(message)).toBe(true);
    }
    const atOnce = new ChartData();
    for (const message of new ShownCharts(() => store).show([want])) atOnce.take(message);
    expect(grown.lastStep).toBe(1001);
    expect(grown.count).toBeLessThanOrEqual(64);
    expect(contents(grown)).toEqual(contents(atOnce));
    for (let bucket = 0; bucket < grown.count; bucket += 1) expect(grown.smooth(0, bucket)).toBeCloseTo(atOnce.smooth(0, bucket), 4);
  });

  it('refuses a continuation of something else', () => {
    const data = chartOf([[1, 2, 3]]);
    const [answer] = new ShownCharts(() => undefined).show([{ ...want, request: 2 }]);
    expect(data.take({ ...answer!, start: 2, count: 1 })).toBe(false);
    expect(data.count).toBe(3);
  });

  it('tells a glimpse of whether there are values from what can be drawn', () => {
    expect(chartOf([[1, 2, 3]], { buckets: 1 }).isGlimpse).toBe(true);
    expect(chartOf([[1, 2, 3]]).isGlimpse).toBe(false);
    expect(chartOf([[1]], { buckets: 1 }).isGlimpse).toBe(false);
    expect(chartOf([[NaN]]).isGlimpse).toBe(false);
  });

  it('knows the ends of a series also when they are not in view', () => {
    const data = chartOf([[9, 8, 7, 6, 5]], { from: 2, to: 3 });
    expect([data.count, data.first]).toEqual([2, 1]);
    expect([data.firstValue(0), data.lastValue(0), data.lastStep, data.length(0)]).toEqual([9, 5, 5, 5]);
  });
});

describe('a reading', () => {
  it('is the value of a step, or the range of a bucket with all that stands there', () => {
    const data = chartOf([[1, NaN, Infinity, 2]], { buckets: 2 });
    expect(readingAt(data, 0, 1)).toEqual({ firstStep: 1, lastStep: 2, flags: bucketFlag.values | bucketFlag.notANumber, range: { minimum: 1, maximum: 1 } });
    expect(readingAt(data, 0, 4)).toEqual({ firstStep: 3, lastStep: 4, flags: bucketFlag.values | bucketFlag.infinite, range: { minimum: 2, maximum: 2 } });
    expect(readingAt(data, 0, 5)).toBeUndefined();
  });

  it('has zeros in its range, which the extremes leave out', () => {
    expect(readingAt(chartOf([[0, 3]], { buckets: 1 }), 0, 1)?.range).toEqual({ minimum: 0, maximum: 3 });
    expect(readingAt(chartOf([[0]]), 0, 1)?.range).toEqual({ minimum: 0, maximum: 0 });
  });

  it('of what is measured now and then is the latest one before', () => {
    const store = new SeriesStore();
    store.append({ firstStep: 1, series: { loss: new Float32Array(100) }, observations: [{ step: 20, values: { ratio: 0.5 } }] });
    const data = new ChartData();
    const series = [{ run: 'run', name: 'ratio' }];
    for (const message of new ShownCharts(() => store).show([{ ...want, series, buckets: 100, smoothing: 0 }])) data.take(message);
    expect(latestReadingAt(data, 0, 90)?.firstStep).toBe(20);
    expect(latestReadingAt(data, 0, 19)).toBeUndefined();
  });
});
