import type { NumericTensor } from './tensor.js';
import type { WireReader } from './wire.js';

/** How often values were between limits: bucket `i` goes from `limits[i]` to `limits[i + 1]`. */
export interface Histogram {
  /** One more than there are buckets; they rise. */
  readonly limits: readonly number[];
  readonly counts: readonly number[];
  /** How many values are NaN or infinite and in no bucket, as far as the file tells. */
  readonly notFinite: number;
  /** Of the finite values; left out where the file does not tell. */
  readonly moments?: { readonly sum: number; readonly sumOfSquares: number };
}

/** The fields of `HistogramProto` (tensorflow/core/framework/histogram.proto). */
export const histogramFields = { minimum: 1, maximum: 2, number: 3, sum: 4, sumOfSquares: 5, bucketLimits: 6, buckets: 7 } as const;

/** Reads a `HistogramProto`: each bucket ends at its limit, the first begins with the smallest value. */
export function readHistogram(reader: WireReader): Histogram {
  const single = new Map<number, number>();
  const ends: number[] = [];
  const counts: number[] = [];
  while (reader.next()) {
    if (reader.field >= histogramFields.minimum && reader.field <= histogramFields.sumOfSquares) single.set(reader.field, reader.double());
    else if (reader.field === histogramFields.bucketLimits) reader.numbers((each) => each.double(), ends);
    else if (reader.field === histogramFields.buckets) reader.numbers((each) => each.double(), counts);
    else reader.skip();
  }
  const { minimum, maximum, number, sum, sumOfSquares } = histogramFields;
  const least = single.get(minimum) ?? 0;
  const inBuckets = counts.reduce((total, count) => total + count, 0);
  return {
    ...trimmed([Math.min(least, ends[0] ?? least), ...ends], counts, least, single.get(maximum) ?? 0),
    // What was counted and is in no bucket.
    notFinite: Math.max(0, Math.round((single.get(number) ?? 0) - inBuckets)),
    moments: { sum: single.get(sum) ?? 0, sumOfSquares: single.get(sumOfSquares) ?? 0 },
  };
}

/** Writers have buckets up to ±1e308: empty ones at the ends go, and the outermost limits are those of the values. */
function trimmed(limits: readonly number[], counts: readonly number[], minimum: number, maximum: number): Pick<Histogram, 'limits' | 'counts'> {
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return { limits: [], counts: [] };
  const last = counts.findLastIndex((count) => count > 0);
  const kept = limits.slice(first, last + 2);
  // PyTorch's are NaN where a value is.
  if (Number.isFinite(minimum)) kept[0] = Math.max(kept[0] ?? minimum, minimum);
  if (Number.isFinite(maximum)) kept[kept.length - 1] = Math.min(kept.at(-1) ?? maximum, maximum);
  return { limits: kept, counts: counts.slice(first, last + 1) };
}

/** A histogram as TensorFlow 2 writes it: rows of left end, right end and count; null where the tensor is none. */
export function histogramOf({ shape, values }: NumericTensor): Histogram | null {
  const [rows = 0, columns] = shape;
  if (shape.length !== 2 || columns !== 3 || values.length !== rows * 3) return null;
  const column = (offset: number): number[] => Array.from({ length: rows }, (_, row) => values[3 * row + offset] ?? NaN);
  const [lefts, rights, counts] = [column(0), column(1), column(2)];
  return { limits: [...lefts, ...rights.slice(-1)], counts, notFinite: 0 };
}
