import { ShownCharts } from '../../../src/dashboard/shown-charts.js';
import type { ShownChart } from '../../../src/protocol/index.js';
import { SeriesStore } from '../../../src/runs/index.js';
import { ChartData } from '../../../webview/series/index.js';

/** A chart's data as the real host gives it: of series of consecutive steps from 1. */
export function chartOf(series: readonly (readonly number[] | undefined)[], want: Partial<ShownChart> = {}): ChartData {
  const store = new SeriesStore();
  series.forEach((values, index) => {
    if (values !== undefined) store.append({ firstStep: 1, series: { [`series-${index}`]: Float32Array.from(values) } });
  });
  const data = new ChartData();
  const shown = new ShownCharts(() => store);
  const names = series.map((_, index) => ({ run: 'run', name: `series-${index}` }));
  for (const message of shown.show([{ id: 'chart', request: 1, series: names, from: 1, to: null, buckets: 100, smoothing: 0, ...want }])) data.take(message);
  return data;
}
