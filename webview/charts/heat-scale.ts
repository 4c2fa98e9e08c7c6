import { bucketFlag } from '../../src/protocol/index.js';
import { drawnMaximum, drawnMinimum, notFiniteFlags, type ChartData } from '../series/index.js';
import { decadeRange } from './decades.js';

/** The colours of a heat map, as bytes of red, green, blue and opacity. */
export interface HeatColors {
  /** From the lowest value to the highest, 256 of them. */
  readonly ramp: Uint8ClampedArray;
  /** Of NaN and infinity. */
  readonly notFinite: Uint8ClampedArray;
  /** Of values that are exactly zero, which have no place on a log scale. */
  readonly zero: Uint8ClampedArray;
}

/** The decades from the smallest to the largest value above zero, as exponents. */
export function heatRange(data: ChartData, rows: readonly number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const series of rows) {
    for (let bucket = 0; bucket < data.count; bucket += 1) {
      const minimum = drawnMinimum(data, series, bucket, 'log');
      if (Number.isNaN(minimum)) continue;
      low = Math.min(low, minimum);
      high = Math.max(high, drawnMaximum(data, series, bucket, 'log'));
    }
  }
  const [bottom, top] = low <= high ? decadeRange(low, high) : decadeRange(null, null);
  return [Math.floor(bottom), Math.ceil(top)];
}

/**
 * One pixel for each cell, a row a series and a column a bucket: the logarithm of the bucket's mean on a ramp of colours.
 * A bucket with NaN or infinity has the colour for those, so that a single one is seen however long the run.
 */
export function heatPixels(data: ChartData, rows: readonly number[], [low, high]: readonly [number, number], colors: HeatColors): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * rows.length * data.count);
  const perDecade = 255 / (high - low);
  rows.forEach((series, row) => {
    for (let bucket = 0; bucket < data.count; bucket += 1) {
      const flags = data.flags(series, bucket);
      if (flags === 0) continue;
      const at = 4 * (row * data.count + bucket);
      const mean = data.mean(series, bucket);
      if ((flags & notFiniteFlags) !== 0 || !Number.isFinite(mean)) pixels.set(colors.notFinite, at);
      else if (mean <= 0 || (flags & bucketFlag.values) === 0) pixels.set(colors.zero, at);
      else {
        const color = Math.min(255, Math.max(0, Math.round((Math.log10(mean) - low) * perDecade)));
        pixels.set(colors.ramp.subarray(4 * color, 4 * color + 4), at);
      }
    }
  });
  return pixels;
}
