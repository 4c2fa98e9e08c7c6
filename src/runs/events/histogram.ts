import type { NumericTensor } from './tensor.js';
import type { WireReader } from './wire.js';

/** How often values were between limits: bucket `i` goes from `limits[i]` to `limits[i + 1]`. */
export interface Histogram {
  /** One more than there are buckets; they rise. */
  readonly limits: readonly number[];
  readonly counts: readonly number[];
}

/** The fields of `HistogramProto` (tensorflow/core/framework/histogram.proto). */
export const histogramFields = { minimum: 1, maximum: 2, number: 3, sum: 4, sumOfSquares: 5, bucketLimits: 6, buckets: 7 } as const;

/** Reads a `HistogramProto`: each bucket ends at its limit, the first begins with the smallest value. */
export function readHistogram(reader: WireReader): Histogram {
  let minimum = 0;
  let maximum = 0;
  const ends: number[] = [];
  const counts: number[] = [];
  while (reader.next()) {
    if (reader.field === histogramFields.minimum) minimum = reader.double();
    else if (reader.field === histogramFields.maximum) maximum = reader.double();
    else if (reader.field === histogramFields.bucketLimits) reader.numbers((each) => each.double(), ends);
    else if (reader.field === histogramFields.buckets) reader.numbers((each) => each.double(), counts);
    else reader.skip();
  }
  return trimmed([Math.min(minimum, ends[0] ?? minimum), ...ends], counts, minimum, maximum);
}

/** Writers have buckets up to ±1e308: empty ones at the ends go, and the outermost limits are those of the values. */
function trimmed(limits: readonly number[], counts: readonly number[], minimum: number, maximum: number): Histogram {
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return { limits: [], counts: [] };
  const last = counts.findLastIndex((count) => count > 0);
  const kept = limits.slice(first, last + 2);
  kept[0] = Math.max(kept[0] ?? minimum, minimum);
  kept[kept.length - 1] = Math.min(kept.at(-1) ?? maximum, maximum);
  return { limits: kept, counts: counts.slice(first, last + 1) };
}

/** A histogram as TensorFlow 2 writes it: rows of left end, right end and count; null where the tensor is none. */
export function histogramOf({ shape, values }: NumericTensor): Histogram | null {
  const [rows = 0, columns] = shape;
  if (shape.length !== 2 || columns !== 3 || values.length !== rows * 3) return null;
  const column = (offset: number): number[] => Array.from({ length: rows }, (_, row) => values[3 * row + offset] ?? NaN);
  const [lefts, rights, counts] = [column(0), column(1), column(2)];
  return { limits: [...lefts, ...rights.slice(-1)], counts };
}
