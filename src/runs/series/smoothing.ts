import type { BucketGrid } from './grid.js';
import type { Series } from './series.js';
import { Stretch } from './stretch.js';

/** After so many time constants a value weighs e^-16, a ten-millionth. */
const memory = 16;
/** At most so many buckets are read for what lies before the first one drawn. */
const longestHistory = 512;

/**
 * The exponential moving average of a series at the end of every bucket, over the full series and not over what is drawn:
 * with A for the weighted sum and B for the weights, each bucket of mean m, holding the steps up to t, makes
 * A ← A e^(-Δt/τ) + m (1 - e^(-Δt/τ)) and B likewise with 1 for m; the average is A / B. The weights depend on steps
 * alone, so zooming or a sparser series does not change how smooth it is (A. Eckner, Algorithms for Unevenly Spaced Time
 * Series, 2012), and dividing by their sum takes away the pull towards the start (D. Kingma and J. Ba, Adam, 2015,
 * section 3). Buckets without a value or with one that is not finite are passed over.
 * @param timeConstant τ in steps.
 * @returns one value a bucket of the grid from `start` on; NaN before the first value.
 */
export function smoothed(series: Series, grid: BucketGrid, start: number, timeConstant: number): Float32Array {
  const average = new MovingAverage(timeConstant);
  const stretch = new Stretch();
  const firstStep = start * grid.width;
  let width = grid.width;
  while ((memory * timeConstant) / width > longestHistory) width *= 2;
  const history = Math.max(0, Math.floor((firstStep - memory * timeConstant) / width) * width);
  for (let from = history; from < firstStep; from += width) average.add(series, from, Math.min(from + width, firstStep), stretch);
  const values = new Float32Array(Math.max(0, grid.end - start));
  for (let bucket = start; bucket < grid.end; bucket += 1) {
    average.add(series, bucket * grid.width, (bucket + 1) * grid.width, stretch);
    values[bucket - start] = average.value;
  }
  return values;
}

class MovingAverage {
  private sum = 0;
  private weight = 0;

  constructor(private readonly timeConstant: number) {}

  get value(): number {
    return this.weight === 0 ? Number.NaN : this.sum / this.weight;
  }

  /** Takes the steps after `from` up to `to` in. */
  add(series: Series, from: number, to: number, stretch: Stretch): void {
    stretch.clear();
    series.gather(from + 1, to + 1, stretch);
    const kept = Math.exp((from - to) / this.timeConstant);
    this.sum *= kept;
    this.weight *= kept;
    if (!Number.isFinite(stretch.mean)) return;
    this.sum += stretch.mean * (1 - kept);
    this.weight += 1 - kept;
  }
}
