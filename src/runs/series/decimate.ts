import type { SeriesPoints } from '../../protocol/index.js';
import type { Series } from './series.js';

/** What a bucket can give at most: its smallest, its largest, and its first value that is not finite. */
const pointsPerBucket = 3;

/** The indices worth drawing of a stretch: extremes and what is not finite, in order. */
function remarkable(series: Series, begin: number, end: number): number[] {
  let smallest = -1;
  let largest = -1;
  let broken = -1;
  for (let index = begin; index < end; index += 1) {
    const value = series.valueAt(index);
    if (!Number.isFinite(value)) {
      if (broken < 0) broken = index;
      continue;
    }
    if (smallest < 0 || value < series.valueAt(smallest)) smallest = index;
    if (largest < 0 || value > series.valueAt(largest)) largest = index;
  }
  return [...new Set([smallest, largest, broken])].filter((index) => index >= 0).sort((a, b) => a - b);
}

/**
 * At most `maximumPoints` (at least 5) of the points with indices in [begin, end): all where there are so few, else the
 * first, the last, and of each of equal buckets between them the smallest, the largest and the first NaN or infinity,
 * so that no spike and no break gets lost however far one zooms out.
 */
export function decimate(series: Series, begin: number, end: number, maximumPoints: number): SeriesPoints {
  const count = end - begin;
  let indices: number[];
  if (count <= maximumPoints) {
    indices = Array.from({ length: Math.max(count, 0) }, (_, index) => begin + index);
  } else {
    const inner = count - 2;
    const buckets = Math.max(1, Math.floor((maximumPoints - 2) / pointsPerBucket));
    indices = [begin];
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const from = begin + 1 + Math.floor((bucket * inner) / buckets);
      const to = begin + 1 + Math.floor(((bucket + 1) * inner) / buckets);
      indices.push(...remarkable(series, from, to));
    }
    indices.push(end - 1);
  }
  return {
    steps: Float64Array.from(indices, (index) => series.stepAt(index)),
    values: Float32Array.from(indices, (index) => series.valueAt(index)),
  };
}
