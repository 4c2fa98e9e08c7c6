import type { ChartData } from './chart-data.js';
import { notFiniteFlags } from './reading.js';

/** Where a series goes at the end of what is shown. */
export type Trend = 'falling' | 'rising' | 'level';

/** The last part of what is shown, and the fewest buckets of which anything can be said. */
const lastPart = 0.25;
const fewestBuckets = 16;
/** How many standard errors, and what share of the value, a difference has to have. */
const significance = 3;
const relevance = 0.002;

/**
 * Whether a series falls or rises at its end: the halves of the last quarter of its buckets are compared by their means
 * (Welch's t, B. L. Welch 1947).
 * @returns null where there are too few values, or values that are not finite.
 */
export function trendOf(data: ChartData, series: number): Trend | null {
  const length = Math.floor(data.count * lastPart);
  if (length < fewestBuckets) return null;
  const buckets = Array.from({ length }, (_, index) => data.count - length + index).filter((bucket) => data.flags(series, bucket) !== 0);
  const isFinite = buckets.every((bucket) => (data.flags(series, bucket) & notFiniteFlags) === 0);
  if (buckets.length < fewestBuckets || !isFinite) return null;
  const means = buckets.map((bucket) => data.mean(series, bucket));
  const half = Math.floor(means.length / 2);
  const [before, after] = [statistics(means.slice(0, half)), statistics(means.slice(half))];
  const difference = after.mean - before.mean;
  const error = Math.sqrt(before.error ** 2 + after.error ** 2);
  if (Math.abs(difference) <= significance * error || Math.abs(difference) <= relevance * Math.abs(before.mean)) return 'level';
  return difference < 0 ? 'falling' : 'rising';
}

/** The mean of values, and its standard error. */
function statistics(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
