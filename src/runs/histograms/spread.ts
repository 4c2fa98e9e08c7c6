import { nearZero } from '../events/value-distribution.js';
import type { KeptHistogram } from './kept-histogram.js';

/** How the values of an array lie, in a few numbers. */
export interface Spread {
  /** How many are finite. */
  readonly count: number;
  /** How many are NaN or infinite. */
  readonly notFinite: number;
  /** Of the finite ones; NaN where there are none. */
  readonly minimum: number;
  readonly maximum: number;
  readonly mean: number;
  readonly deviation: number;
  /** The share of the finite ones that are at most 1 % of the largest magnitude. */
  readonly nearZero: number;
}

/** The numbers of a histogram. What its file does not tell is worked out of the buckets, as if values lay evenly in each. */
export function spreadOf(histogram: KeptHistogram): Spread {
  const { limits, counts, notFinite, moments } = histogram;
  const count = counts.reduce((sum, each) => sum + each, 0);
  if (count === 0) return { count, notFinite, minimum: NaN, maximum: NaN, mean: NaN, deviation: NaN, nearZero: NaN };
  const [minimum, maximum] = [limits[0] ?? NaN, limits.at(-1) ?? NaN];
  const { sum, sumOfSquares } = moments !== undefined && Number.isFinite(moments.sumOfSquares) ? moments : momentsOfBuckets(histogram);
  const mean = sum / count;
  const small = nearZero * Math.max(Math.abs(minimum), Math.abs(maximum));
  return {
    count,
    notFinite,
    minimum,
    maximum,
    mean,
    deviation: Math.sqrt(Math.max(0, sumOfSquares / count - mean * mean)),
    nearZero: countBetween(histogram, -small, small) / count,
  };
}

function momentsOfBuckets({ limits, counts }: KeptHistogram): { sum: number; sumOfSquares: number } {
  let [sum, sumOfSquares] = [0, 0];
  counts.forEach((count, bucket) => {
    const [left, right] = [limits[bucket] ?? NaN, limits[bucket + 1] ?? NaN];
    sum += (count * (left + right)) / 2;
    // The second moment of an even distribution.
    sumOfSquares += (count * (left * left + left * right + right * right)) / 3;
  });
  return { sum, sumOfSquares };
}

/** How many values lie between two limits, both of them included, as if they lay evenly in each bucket. */
function countBetween({ limits, counts }: KeptHistogram, from: number, to: number): number {
  return counts.reduce((sum, count, bucket) => {
    const [left, right] = [limits[bucket] ?? NaN, limits[bucket + 1] ?? NaN];
    if (right === left) return left >= from && left <= to ? sum + count : sum;
    const share = (Math.min(right, to) - Math.max(left, from)) / (right - left);
    return sum + Math.max(0, share) * count;
  }, 0);
}
