import type { MetricSummary } from '../../nn/index.js';

/** How the values of steps make that of an epoch. */
interface Summary {
  /** What is kept after a step of a number of samples. */
  readonly kept: (before: number, value: number, samples: number) => number;
  /** The value of the epoch. */
  readonly value: (kept: number, samples: number) => number;
}

const summaries: Readonly<Record<MetricSummary, Summary>> = {
  mean: { kept: (sum, value, samples) => sum + value * samples, value: (sum, samples) => sum / samples },
  rootMeanSquare: { kept: (sum, value, samples) => sum + value * value * samples, value: (sum, samples) => Math.sqrt(sum / samples) },
  last: { kept: (_, value) => value, value: (last) => last },
};

/**
 * What Keras logs for an epoch: means over its samples, so that a smaller last batch weighs less. For a metric like the
 * root mean squared error, the mean is that of the squares; a metric that counts has the value of its last step.
 */
export class EpochMeans {
  private readonly kept: Map<string, number>;
  private samples = 0;

  /** @param metrics the names of what is averaged, and how. */
  constructor(private readonly metrics: ReadonlyMap<string, MetricSummary>) {
    this.kept = new Map([...metrics.keys()].map((name) => [name, 0]));
  }

  /** Adds the values of steps that had `batchSize` samples each; names that are not averaged are passed over. */
  add(series: Readonly<Record<string, Float32Array>>, batchSize: number): void {
    let steps = 0;
    for (const [name, summary] of this.metrics) {
      const values = series[name] ?? new Float32Array();
      this.kept.set(name, values.reduce((kept, value) => summaries[summary].kept(kept, value, batchSize), this.kept.get(name) ?? 0));
      steps = values.length;
    }
    this.samples += steps * batchSize;
  }

  /** The means so far, by names with a prefix; none before the first step. */
  values(prefix = ''): Record<string, number> {
    if (this.samples === 0) return {};
    return Object.fromEntries([...this.metrics].map(([name, summary]) => [prefix + name, summaries[summary].value(this.kept.get(name) ?? NaN, this.samples)]));
  }
}
