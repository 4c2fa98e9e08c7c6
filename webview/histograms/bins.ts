import type { DashboardRidges } from '../../src/protocol/index.js';

/** How high the rows of a chart are drawn, and where. */
export interface RidgeShape {
  /** Row by row, the height of each bin in rows: 1 reaches the row above. */
  readonly heights: Float32Array;
  /** How far the highest one reaches above the first row's place, in rows. */
  readonly above: number;
  readonly rows: number;
  readonly bins: number;
}

/** A usual row reaches so far above its own place, and none further than the other. */
const usualHeight = 1.6;
const largestHeight = 3.2;

/** Heights by shares, so that a single spike, such as of biases that are all zero, does not flatten all other rows. */
export function ridgeShape({ limits, counts, rows }: DashboardRidges): RidgeShape {
  const bins = Math.max(0, limits.length - 1);
  const peaks = rows
    .map(({ count }, row) => counts.subarray(row * bins, (row + 1) * bins).reduce((peak, each) => Math.max(peak, each / Math.max(count, 1)), 0))
    .filter((peak) => peak > 0);
  const usual = peaks.sort((left, right) => left - right)[Math.floor(peaks.length / 2)] ?? 1;
  const heights = new Float32Array(counts.length);
  rows.forEach(({ count }, row) => {
    for (let bin = 0; bin < bins; bin += 1) {
      const share = (counts[row * bins + bin] ?? 0) / Math.max(count, 1);
      heights[row * bins + bin] = Math.min((share / usual) * usualHeight, largestHeight);
    }
  });
  const above = rows.map((_, row) => heights.subarray(row * bins, (row + 1) * bins).reduce((peak, each) => Math.max(peak, each), 0) - row);
  return { heights, above: Math.max(0.5, ...above), rows: rows.length, bins };
}

/** Where a value lies between the first limit (0) and the last (1); bins have the same width on the screen, whatever their limits. */
export function placeOf(value: number, limits: Float64Array): number {
  const bins = limits.length - 1;
  const after = limits.findIndex((limit) => limit > value);
  const bin = after < 0 ? bins - 1 : Math.max(0, after - 1);
  const [left, right] = [limits[bin] ?? NaN, limits[bin + 1] ?? NaN];
  return (bin + (value - left) / (right - left)) / bins;
}

/** Labels of the values below a chart. */
export function tickValues(limits: Float64Array, scale: 'linear' | 'signedLog', most: number): number[] {
  const [low, high] = [limits[0] ?? NaN, limits.at(-1) ?? NaN];
  if (!(low < high) || most < 1) return [];
  return scale === 'linear' ? linearTicks(low, high, most) : logTicks(limits, most);
}

function linearTicks(low: number, high: number, most: number): number[] {
  const rough = (high - low) / most;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const increment = [1, 2, 5, 10].map((factor) => factor * decade).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(low / increment - 1e-9);
  const last = Math.floor(high / increment + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * increment);
}

/** Zero, and powers of ten on either side that stand far enough apart. */
function logTicks(limits: Float64Array, most: number): number[] {
  const [low, high] = [limits[0] ?? NaN, limits.at(-1) ?? NaN];
  const room = 1 / most;
  const largest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
  const exponents = Array.from({ length: 40 }, (_, index) => largest - index);
  const chosen = low <= 0 && high >= 0 ? [0] : [];
  for (const exponent of exponents) {
    for (const value of [10 ** exponent, -(10 ** exponent)]) {
      if (value < low || value > high) continue;
      if (chosen.every((each) => Math.abs(placeOf(each, limits) - placeOf(value, limits)) >= room)) chosen.push(value);
    }
  }
  return chosen.sort((left, right) => left - right);
}
