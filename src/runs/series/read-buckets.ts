import type { BucketGrid } from './grid.js';
import type { Series } from './series.js';
import { smoothed } from './smoothing.js';
import { Stretch } from './stretch.js';

/** Buckets of several series, packed into few arrays: VS Code's bridge to a page copies few large ones far faster than many. */
export interface PackedBuckets {
  /** For each series: all minima, all maxima, all means and, where smoothing is asked for, the smoothed values. */
  readonly values: Float32Array<ArrayBuffer>;
  /** For each series, the flags of its buckets. */
  readonly flags: Uint8Array<ArrayBuffer>;
}

/**
 * Sums up every bucket of a grid from `start` on.
 * @param series undefined for one of which nothing was measured yet: its buckets are empty.
 * @param smoothing the time constant in steps; 0 for none.
 */
export function readBuckets(series: readonly (Series | undefined)[], grid: BucketGrid, start: number, smoothing: number): PackedBuckets {
  const count = Math.max(0, grid.end - start);
  const columns = smoothing > 0 ? 4 : 3;
  const values = new Float32Array(series.length * columns * count);
  const flags = new Uint8Array(series.length * count);
  const stretch = new Stretch();
  series.forEach((each, index) => {
    const offset = index * columns * count;
    if (each === undefined) {
      values.fill(Number.NaN, offset, offset + columns * count);
      return;
    }
    for (let bucket = 0; bucket < count; bucket += 1) {
      const step = (start + bucket) * grid.width + 1;
      stretch.clear();
      each.gather(step, step + grid.width, stretch);
      values[offset + bucket] = stretch.minimum;
      values[offset + count + bucket] = stretch.maximum;
      values[offset + 2 * count + bucket] = stretch.mean;
      flags[index * count + bucket] = stretch.flags;
    }
    if (smoothing > 0) values.set(smoothed(each, grid, start, smoothing), offset + 3 * count);
  });
  return { values, flags };
}
