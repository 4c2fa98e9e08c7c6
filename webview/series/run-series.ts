import type { SeriesPoints } from '../../src/protocol/index.js';
import { StepBuckets } from './step-buckets.js';

/** The name under which the gradient norms of a layer are told. */
export const gradientSeries = (layer: string): string => `gradientNorm/${layer}`;

/** All series of the run on the page, by the names of the telemetry. */
export class RunSeries {
  private readonly byName = new Map<string, StepBuckets>();

  /** Adds points to the series they belong to; a new name begins a new series. */
  append(series: Readonly<Record<string, SeriesPoints>>): void {
    for (const [name, points] of Object.entries(series)) {
      let buckets = this.byName.get(name);
      if (buckets === undefined) {
        buckets = new StepBuckets(name.startsWith(gradientSeries('')) ? 'log' : 'linear');
        this.byName.set(name, buckets);
      }
      buckets.append(points.steps, points.values);
    }
  }

  /** The series of that name, if any of it was told. */
  get(name: string): StepBuckets | undefined {
    return this.byName.get(name);
  }

  /** The highest step of any series, 0 before the first. */
  get lastStep(): number {
    let last = 0;
    for (const buckets of this.byName.values()) last = Math.max(last, buckets.lastStep);
    return last;
  }
}
