import type { Judgement } from '../../protocol/index.js';
import type { Numbers, Tally } from './tally.js';

/** As many points as tell how predictions lie; more would hide each other. */
const mostPoints = 1000;

/** Compares predicted numbers with true ones. */
export class ValueErrors implements Tally {
  private readonly targets: number[] = [];
  private readonly predictions: number[] = [];
  private count = 0;
  private absolute = 0;
  private squared = 0;
  private mean = 0;
  /** The sum of the squared distances of the targets from their mean, by B. P. Welford's way of adding them up (1962). */
  private variation = 0;

  add([target = NaN]: Numbers, [output = NaN]: Numbers): void {
    if (this.targets.length < mostPoints) {
      this.targets.push(target);
      this.predictions.push(output);
    }
    this.count += 1;
    this.absolute += Math.abs(output - target);
    this.squared += (output - target) ** 2;
    const before = this.mean;
    this.mean += (target - before) / this.count;
    this.variation += (target - before) * (target - this.mean);
  }

  /** The coefficient of determination as scikit-learn's `r2_score`: 1 - Σ(y - ŷ)² / Σ(y - ȳ)². */
  result(): Judgement {
    const { targets, predictions, count, absolute, squared, variation } = this;
    const errors = { meanAbsoluteError: absolute / count, rootMeanSquaredError: Math.sqrt(squared / count) };
    return { kind: 'values', targets, predictions, ...errors, ...(variation === 0 ? {} : { determination: 1 - squared / variation }) };
  }
}
