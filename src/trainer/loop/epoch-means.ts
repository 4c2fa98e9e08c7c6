import type { MetricSummary } from '../../nn/index.js';

/**
 * What Keras logs for an epoch: means over its samples, so that a smaller last batch weighs less. For a metric like the
 * root mean squared error, the mean is that of the squares.
 */
export class EpochMeans {
  private readonly sums: Map<string, number>;
  private samples = 0;

  /** @param summaries the names of what is averaged, and how. */
  constructor(private readonly summaries: ReadonlyMap<string, MetricSummary>) {
    this.sums = new Map([...summaries.keys()].map((name) => [name, 0]));
  }

  /** Adds the values of steps that had `batchSize` samples each; names that are not averaged are passed over. */
  add(series: Readonly<Record<string, Float32Array>>, batchSize: number): void {
    let steps = 0;
    for (const [name, summary] of this.summaries) {
      const values = series[name] ?? new Float32Array();
      let sum = this.sums.get(name) ?? 0;
      for (const value of values) sum += (summary === 'mean' ? value : value * value) * batchSize;
      this.sums.set(name, sum);
      steps = values.length;
    }
    this.samples += steps * batchSize;
  }

  /** The means so far, by names with a prefix; none before the first step. */
  values(prefix = ''): Record<string, number> {
    if (this.samples === 0) return {};
    const means = [...this.summaries].map(([name, summary]): [string, number] => {
      const mean = (this.sums.get(name) ?? NaN) / this.samples;
      return [prefix + name, summary === 'mean' ? mean : Math.sqrt(mean)];
    });
    return Object.fromEntries(means);
  }
}
