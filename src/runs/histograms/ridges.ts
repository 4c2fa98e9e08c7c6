import { spreadOf, type Spread } from './spread.js';
import type { KeptHistogram } from './kept-histogram.js';

/** What is to be seen of the histograms of one name. */
export interface RidgesWanted {
  /** Steps, both of them included. */
  readonly from: number;
  readonly to: number;
  /** At most so many histograms. */
  readonly rows: number;
  /** So many bins of equal width on the scale. */
  readonly bins: number;
  /** `signedLog`: both sides of zero by their magnitudes (asinh), for values whose spread changes by orders of magnitude. */
  readonly scale: 'linear' | 'signedLog';
}

/** Histograms of several steps with the same bins. */
export interface Ridges {
  /** One more than there are bins; none where no value is finite. */
  readonly limits: Float64Array<ArrayBuffer>;
  /** Row by row, how many values are in each bin, as if they lay evenly in the buckets of the file. */
  readonly counts: Float32Array<ArrayBuffer>;
  readonly rows: readonly (Spread & { readonly step: number })[];
}

/** Brings some of the histograms between two steps, evenly chosen, with the first and the last, to the same bins. */
export function ridgesOf(histograms: readonly KeptHistogram[], { from, to, rows, bins, scale }: RidgesWanted): Ridges {
  const within = histograms.filter(({ step }) => step >= from && step <= to);
  const chosen = evenly(within, rows);
  const spreads = chosen.map((histogram) => ({ step: histogram.step, ...spreadOf(histogram) }));
  const limits = limitsOf(spreads, bins, scale);
  const counts = new Float32Array(chosen.length * Math.max(0, limits.length - 1));
  chosen.forEach((histogram, row) => spreadOver(histogram, limits, counts.subarray(row * (limits.length - 1), (row + 1) * (limits.length - 1))));
  return { limits, counts, rows: spreads };
}

function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  if (most === 1) return all.slice(-1);
  return Array.from({ length: most }, (_, index) => all[Math.round((index * (all.length - 1)) / (most - 1))]).filter((each) => each !== undefined);
}

function limitsOf(spreads: readonly Spread[], bins: number, scale: RidgesWanted['scale']): Float64Array<ArrayBuffer> {
  const known = spreads.filter(({ count }) => count > 0);
  const low = Math.min(...known.map(({ minimum }) => minimum));
  const high = Math.max(...known.map(({ maximum }) => maximum));
  if (!(low <= high)) return new Float64Array(0);
  // Equal values stand in the middle.
  const room = low === high ? Math.abs(low) / 2 || 1 : 0;
  const unit = scale === 'linear' ? null : smallestDeviation(known, Math.max(Math.abs(low), Math.abs(high)));
  const to = (value: number): number => (unit === null ? value : Math.asinh(value / unit));
  const back = (place: number): number => (unit === null ? place : Math.sinh(place) * unit);
  const [first, last] = [to(low - room), to(high + room)];
  return Float64Array.from({ length: bins + 1 }, (_, index) =>
    index === 0 ? low - room : index === bins ? high + room : back(first + (index / bins) * (last - first)),
  );
}

/** Below about this magnitude the logarithmic scale is even. */
function smallestDeviation(spreads: readonly Spread[], largest: number): number {
  const deviations = spreads.map(({ deviation }) => deviation).filter((deviation) => deviation > 0);
  // Twelve decades are as much as anybody can read off a chart.
  return Math.max(Math.min(...deviations, largest || 1), (largest || 1) * 1e-12);
}

function spreadOver({ limits: own, counts: ownCounts }: KeptHistogram, limits: Float64Array, into: Float32Array): void {
  ownCounts.forEach((count, bucket) => {
    if (count === 0) return;
    const [left, right] = [own[bucket] ?? NaN, own[bucket + 1] ?? NaN];
    for (let bin = binOf(left, limits); bin < into.length; bin += 1) {
      const [low, high] = [limits[bin] ?? NaN, limits[bin + 1] ?? NaN];
      if (right <= left || (left >= low && right <= high)) {
        into[bin] = (into[bin] ?? 0) + count;
        return;
      }
      if (low >= right) return;
      into[bin] = (into[bin] ?? 0) + (count * Math.max(0, Math.min(right, high) - Math.max(left, low))) / (right - left);
    }
  });
}

/** The bin that holds a value. */
function binOf(value: number, limits: Float64Array): number {
  let [low, high] = [0, limits.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((limits[middle] ?? NaN) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
