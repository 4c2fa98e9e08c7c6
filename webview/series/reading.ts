import { bucketFlag } from '../../src/protocol/index.js';
import type { ChartData } from './chart-data.js';

/** How values lie on their axis. */
export type ValueScale = 'linear' | 'log';

/** What is known of one bucket of a series. */
export interface BucketReading {
  readonly firstStep: number;
  readonly lastStep: number;
  /** The extremes of all values that are finite; undefined when there are none. */
  readonly range?: { readonly minimum: number; readonly maximum: number };
  /** A union of `bucketFlag`. */
  readonly flags: number;
}

const { values: hasValues, zero, notANumber, infinite, negativeInfinite } = bucketFlag;

/** The flags of values that no axis has a place for. */
export const notFiniteFlags = notANumber | infinite | negativeInfinite;

/** The smallest finite value of a bucket; NaN when it has none. */
function lowest(data: ChartData, series: number, bucket: number): number {
  const flags = data.flags(series, bucket);
  if ((flags & hasValues) === 0) return (flags & zero) === 0 ? Number.NaN : 0;
  const minimum = data.minimum(series, bucket);
  return (flags & zero) === 0 ? minimum : Math.min(minimum, 0);
}

/** The largest finite value of a bucket; NaN when it has none. */
function highest(data: ChartData, series: number, bucket: number): number {
  const flags = data.flags(series, bucket);
  if ((flags & hasValues) === 0) return (flags & zero) === 0 ? Number.NaN : 0;
  const maximum = data.maximum(series, bucket);
  return (flags & zero) === 0 ? maximum : Math.max(maximum, 0);
}

/**
 * The lower end of a bucket as it is drawn: its smallest value, or, on a log scale, the decimal logarithm of the smallest above
 * zero. NaN when there is nothing to draw.
 */
export function drawnMinimum(data: ChartData, series: number, bucket: number, scale: ValueScale): number {
  if (scale === 'linear') return lowest(data, series, bucket);
  if ((data.flags(series, bucket) & hasValues) === 0) return Number.NaN;
  const minimum = data.minimum(series, bucket);
  return minimum > 0 ? Math.log10(minimum) : drawnMaximum(data, series, bucket, scale);
}

/** The upper end of a bucket as it is drawn; NaN when there is nothing to draw. */
export function drawnMaximum(data: ChartData, series: number, bucket: number, scale: ValueScale): number {
  if (scale === 'linear') return highest(data, series, bucket);
  const maximum = data.maximum(series, bucket);
  return (data.flags(series, bucket) & hasValues) !== 0 && maximum > 0 ? Math.log10(maximum) : Number.NaN;
}

/** Whether something stands in a bucket that cannot be drawn: no finite number, or, on a log scale, a negative one. */
export function hasUndrawable(data: ChartData, series: number, bucket: number, scale: ValueScale): boolean {
  const flags = data.flags(series, bucket);
  if ((flags & notFiniteFlags) !== 0) return true;
  return scale === 'log' && (flags & hasValues) !== 0 && data.minimum(series, bucket) < 0;
}

/** What is known around a step; undefined outside of the chart's buckets. */
export function readingAt(data: ChartData, series: number, step: number): BucketReading | undefined {
  const bucket = data.bucketAt(step);
  if (bucket === undefined) return undefined;
  const minimum = lowest(data, series, bucket);
  const firstStep = (data.first + bucket) * data.width + 1;
  const lastStep = Math.min(firstStep + data.width - 1, Math.max(data.lastStep, firstStep));
  return {
    firstStep,
    lastStep,
    flags: data.flags(series, bucket),
    ...(Number.isNaN(minimum) ? {} : { range: { minimum, maximum: highest(data, series, bucket) } }),
  };
}

/**
 * The bucket nearest to a step, from it backwards, in which a series has any value: of what is measured now and then, most
 * buckets are empty.
 */
export function latestReadingAt(data: ChartData, series: number, step: number): BucketReading | undefined {
  const end = Math.min(data.bucketAt(step) ?? data.count - 1, data.count - 1);
  for (let bucket = end; bucket >= 0; bucket -= 1) {
    if (data.flags(series, bucket) !== 0) return readingAt(data, series, (data.first + bucket) * data.width + 1);
  }
  return undefined;
}
