import type { ChartData } from './chart-data.js';
import { notFiniteFlags } from './reading.js';

/** Where a series goes at the end of what is shown. */
export type Trend = 'falling' | 'rising' | 'level';

/** The fewest buckets in the last quarter of which anything can be said. */
const fewestBuckets = 16;
/** How many standard errors a change has to have over the last half, and still in the last quarter. */
const sureOfHalf = 3;
const sureOfQuarter = 1.5;
/** A change within this share of the value is none. */
const levelShare = 0.01;

/**
 * Whether a series falls or rises at its end: it does where its last quarter differs from the one before, and the second
 * half of the last quarter from the first in the same direction (by Welch's t, B. L. Welch 1947). It is level where the last
 * quarter surely changes by no more than a hundredth.
 * @returns null where noise hides it, where there are too few values, or values that are not finite.
 */
export function trendOf(data: ChartData, series: number): Trend | null {
  const half = valuesOf(data, series, Math.floor(data.count / 2));
  const quarter = valuesOf(data, series, Math.floor(data.count / 4));
  if (half === null || quarter === null || quarter.length < fewestBuckets) return null;
  const [far, near] = [change(half), change(quarter)];
  const moves = Math.abs(far.difference) > sureOfHalf * far.error && Math.abs(near.difference) > sureOfQuarter * near.error;
  const isSmall = Math.abs(near.difference) + 2 * near.error <= levelShare * Math.abs(near.before);
  if (isSmall) return 'level';
  if (!moves || Math.sign(far.difference) !== Math.sign(near.difference)) return null;
  return near.difference < 0 ? 'falling' : 'rising';
}

/** The means of the last buckets in which something was measured; null where something is not finite. */
function valuesOf(data: ChartData, series: number, length: number): number[] | null {
  const buckets = Array.from({ length }, (_, index) => data.count - length + index).filter((bucket) => data.flags(series, bucket) !== 0);
  if (buckets.some((bucket) => (data.flags(series, bucket) & notFiniteFlags) !== 0)) return null;
  return buckets.map((bucket) => data.mean(series, bucket));
}

/** How much the second half of values differs from the first, and the standard error of that. */
function change(values: readonly number[]): { readonly before: number; readonly difference: number; readonly error: number } {
  const middle = Math.floor(values.length / 2);
  const [before, after] = [statistics(values.slice(0, middle)), statistics(values.slice(middle))];
  return { before: before.mean, difference: after.mean - before.mean, error: Math.hypot(before.error, after.error) };
}

function statistics(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
