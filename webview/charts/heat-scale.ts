import { bucketFlag } from '../../src/protocol/index.js';
import { notFiniteFlags, type ChartData, type ValueScale } from '../series/index.js';
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

/** How values become colours. */
export interface HeatScaling {
  readonly scale: ValueScale;
  /** What is measured now and then holds until it is measured again. */
  readonly isSparse: boolean;
}

const everyStepLog: HeatScaling = { scale: 'log', isSparse: false };

/** The decades from the smallest to the largest value above zero, as exponents. */
export function heatRange(data: ChartData, rows: readonly number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const series of rows) {
    for (let bucket = 0; bucket < data.count; bucket += 1) {
      const maximum = data.maximum(series, bucket);
      if ((data.flags(series, bucket) & bucketFlag.values) === 0 || !(maximum > 0)) continue;
      const minimum = data.minimum(series, bucket);
      low = Math.min(low, minimum > 0 ? minimum : maximum);
      high = Math.max(high, maximum);
    }
  }
  const [bottom, top] = low <= high ? decadeRange(Math.log10(low), Math.log10(high)) : decadeRange(null, null);
  return [Math.floor(bottom), Math.ceil(top)];
}

/**
 * One pixel for each cell, a row a series and a column a bucket: the bucket's mean, or its logarithm, on a ramp of colours.
 * A bucket with NaN or infinity has the colour for those, so that a single one is seen however long the run.
 */
export function heatPixels(
  data: ChartData,
  rows: readonly number[],
  [low, high]: readonly [number, number],
  colors: HeatColors,
  { scale, isSparse }: HeatScaling = everyStepLog,
): Uint8ClampedArray<ArrayBuffer> {
  // A pixel at once, not its four bytes: of hundreds of rows there are many in every frame of a zoom.
  const pixels = new Uint32Array(rows.length * data.count);
  const [ramp, notFinite = 0, zero = 0] = [wordsOf(colors.ramp), ...wordsOf(colors.notFinite), ...wordsOf(colors.zero)];
  const perUnit = 255 / (high - low);
  rows.forEach((series, row) => {
    let before = 0;
    for (let bucket = 0; bucket < data.count; bucket += 1) {
      const flags = data.flags(series, bucket);
      const at = row * data.count + bucket;
      if (flags === 0) {
        if (isSparse) pixels[at] = before;
        continue;
      }
      const mean = data.mean(series, bucket);
      if ((flags & notFiniteFlags) !== 0 || !Number.isFinite(mean)) pixels[at] = notFinite;
      else if (scale === 'linear') pixels[at] = ramp[placeOf(mean, low, perUnit)] ?? 0;
      else if (mean <= 0 || (flags & bucketFlag.values) === 0) pixels[at] = zero;
      else pixels[at] = ramp[placeOf(Math.log10(mean), low, perUnit)] ?? 0;
      before = pixels[at] ?? 0;
    }
  });
  return new Uint8ClampedArray(pixels.buffer);
}

const placeOf = (value: number, low: number, perUnit: number): number => Math.min(255, Math.max(0, Math.round((value - low) * perUnit)));

const wordsOf = (colors: Uint8ClampedArray): Uint32Array => new Uint32Array(Uint8ClampedArray.from(colors).buffer);
