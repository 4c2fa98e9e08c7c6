import type { ChartBuckets, ShownChart } from '../protocol/index.js';
import { bucketGrid, readBuckets, type BucketGrid, type SeriesStore } from '../runs/index.js';

/** A chart of a page, and what the page was told of it. */
interface ToldChart {
  readonly chart: ShownChart;
  readonly grid: BucketGrid;
  readonly lastStep: number;
  /** The last step of each of its series; 0 before the first. */
  readonly ends: readonly number[];
}

/** The charts that a page shows, each told once in full and after that by the buckets that changed. */
export class ShownCharts {
  private told = new Map<string, ToldChart>();

  /** @param seriesOf finds what a run measured; undefined when the window does not hold that run. */
  constructor(private readonly seriesOf: (run: string) => SeriesStore | undefined) {}

  /** Takes the charts that the page shows now. @returns the buckets of those that it did not show so before. */
  show(charts: readonly ShownChart[]): ChartBuckets[] {
    const before = this.told;
    this.told = new Map();
    return charts.flatMap((chart) => {
      const known = before.get(chart.id);
      if (known?.chart.request !== chart.request) return [this.tell(chart)];
      this.told.set(chart.id, known);
      return [];
    });
  }

  /** @returns the buckets that changed since the last time: of most charts the last one. */
  changes(): ChartBuckets[] {
    return [...this.told.values()].flatMap((told) => {
      const { chart, grid: before } = told;
      const lastStep = this.lastStepOf(chart);
      const since = this.changedSince(told, lastStep);
      if (since === null) return [];
      const grid = gridOf(chart, lastStep);
      const sameEdges = grid.width === before.width && grid.first === before.first;
      const start = Math.max(grid.first, Math.floor(since / grid.width));
      if (sameEdges && start >= grid.end) return [];
      return [this.tell(chart, sameEdges ? start : grid.first)];
    });
  }

  /** Forgets the charts: the page is gone, or has another run to show. */
  clear(): void {
    this.told.clear();
  }

  private tell(chart: ShownChart, from?: number): ChartBuckets {
    const lastStep = this.lastStepOf(chart);
    const grid = gridOf(chart, lastStep);
    this.told.set(chart.id, { chart, grid, lastStep, ends: this.endsOf(chart) });
    const series = chart.series.map(({ run, name }) => this.seriesOf(run)?.get(name));
    const start = from ?? grid.first;
    return {
      type: 'buckets',
      chart: chart.id,
      request: chart.request,
      width: grid.width,
      first: grid.first,
      start,
      count: Math.max(0, grid.end - start),
      lastStep,
      smoothed: chart.smoothing > 0,
      ...readBuckets(series, grid, start, chart.smoothing),
      ends: Float32Array.from(series.flatMap((each) => [each?.firstValue ?? Number.NaN, each?.lastValue ?? Number.NaN])),
      lengths: Float64Array.from(series, (each) => each?.length ?? 0),
    };
  }

  /**
   * The last step up to which a chart is as it was told; null where all of it is. Runs beside each other come on each at its
   * own step, and so do the series of a log. A chart that waits for its first value is not told of every step.
   */
  private changedSince({ chart, lastStep: toldStep, ends }: ToldChart, lastStep: number): number | null {
    const now = this.endsOf(chart);
    const grown = ends.filter((end, index) => (now[index] ?? 0) > end);
    if (lastStep > toldStep && now.some((end) => end > 0)) grown.push(toldStep);
    return grown.length === 0 ? null : Math.min(...grown);
  }

  private endsOf({ series }: ShownChart): number[] {
    return series.map(({ run, name }) => Math.max(this.seriesOf(run)?.get(name)?.lastStep ?? 0, 0));
  }

  private lastStepOf({ series }: ShownChart): number {
    const runs = new Set(series.map(({ run }) => run));
    return Math.max(0, ...[...runs].map((run) => this.seriesOf(run)?.lastStep ?? 0));
  }
}

function gridOf({ from, to, buckets }: ShownChart, lastStep: number): BucketGrid {
  return bucketGrid(Math.floor(from), Math.min(Math.ceil(to ?? lastStep), lastStep), buckets);
}
