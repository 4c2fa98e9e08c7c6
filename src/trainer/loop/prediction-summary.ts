import type { Prediction } from '../../protocol/index.js';

/** Gathers what comes out of one output of a model; of several times, by B. P. Welford's way of adding up deviations (1962). */
export class PredictionSummary {
  private minimum = Number.POSITIVE_INFINITY;
  private maximum = Number.NEGATIVE_INFINITY;
  private sum = 0;
  private count = 0;
  private readonly means: Float64Array;
  private readonly deviations: Float64Array;

  /** @param shape of one sample. */
  constructor(
    private readonly name: string,
    private readonly samples: number,
    private readonly shape: readonly number[],
  ) {
    this.means = new Float64Array(samples * this.size);
    this.deviations = new Float64Array(this.means.length);
  }

  private get size(): number {
    return this.shape.reduce((size, length) => size * length, 1);
  }

  /** Adds the outputs of samples from one on. @param time how often these samples were predicted before. */
  add(values: Float32Array, firstSample: number, time: number): void {
    const begin = firstSample * this.size;
    values.forEach((value, index) => {
      // NaN is kept: it is a finding.
      if (!(value >= this.minimum)) this.minimum = value;
      if (!(value <= this.maximum)) this.maximum = value;
      this.sum += value;
      const place = begin + index;
      const before = this.means[place] ?? 0;
      const after = before + (value - before) / (time + 1);
      this.means[place] = after;
      this.deviations[place] = (this.deviations[place] ?? 0) + (value - before) * (value - after);
    });
    this.count += values.length;
  }

  /** @param times how often every sample was predicted; null where that is once for all. */
  result(times: number | null): Prediction {
    const { name, samples, shape, minimum, maximum } = this;
    const summary = { name, samples, shape: [...shape], minimum, mean: this.sum / this.count, maximum };
    if (times === null) return summary;
    // Of the population, as numpy's std.
    const spread = this.deviations.reduce((sum, deviation) => sum + Math.sqrt(deviation / times), 0) / this.deviations.length;
    return { ...summary, repeated: { times, spread } };
  }
}
