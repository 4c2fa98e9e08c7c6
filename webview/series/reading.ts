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

/** The smallest and the largest finite value of a bucket; undefined when it has none. */
export function rangeOf(data: ChartData, series: number, bucket: number): BucketReading['range'] {
  const flags = data.flags(series, bucket);
  const minimum = data.minimum(series, bucket);
  const maximum = data.maximum(series, bucket);
  if ((flags & hasValues) === 0) return (flags & zero) === 0 ? undefined : { minimum: 0, maximum: 0 };
  return (flags & zero) === 0 ? { minimum, maximum } : { minimum: Math.min(minimum, 0), maximum: Math.max(maximum, 0) };
}

/**
 * The extremes of a bucket as they are drawn: of its values, or, on a log scale, the decimal logarithms of those above zero.
 * Undefined when there is nothing to draw.
 */
export function drawnRange(data: ChartData, series: number, bucket: number, scale: ValueScale): BucketReading['range'] {
  if (scale === 'linear') return rangeOf(data, series, bucket);
  const maximum = data.maximum(series, bucket);
  if ((data.flags(series, bucket) & hasValues) === 0 || maximum <= 0) return undefined;
  const minimum = data.minimum(series, bucket);
  return { minimum: Math.log10(minimum > 0 ? minimum : maximum), maximum: Math.log10(maximum) };
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
  const range = rangeOf(data, series, bucket);
  const firstStep = (data.first + bucket) * data.width + 1;
  const lastStep = Math.min(firstStep + data.width - 1, Math.max(data.lastStep, firstStep));
  return { firstStep, lastStep, flags: data.flags(series, bucket), ...(range === undefined ? {} : { range }) };
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
