import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { formatShape } from '../../nn/index.js';
import type { QuantileShareArray } from '../../spec/index.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { randomNumbersOf } from '../random/index.js';
import { whole } from './memory-of.js';
import { quantileOf } from './quantile.js';
import { memorySource, type ArraySource } from './source.js';

type Settings = Pick<QuantileShareArray, 'quantiles' | 'subsample' | 'source'>;

/**
 * For each number the share of its column below it, between the quantiles in proportion, the middle of what is found from
 * below and from above where numbers repeat (sklearn/preprocessing/_data.py, `QuantileTransformer`, uniform).
 * @param among The columns that the quantiles are taken of.
 * @throws DataError where the columns are not as many.
 */
export function quantileShare(source: ArraySource, among: ArraySource, settings: Settings, memory: DataMemory): ArraySource {
  const columns = elementCount(source.shape.slice(1));
  if (columns !== elementCount(among.shape.slice(1))) {
    throw new DataError(l10n.t('A QuantileTransformer that was fitted to an array of shape {0} cannot transform one of shape {1}.', formatShape(among.shape), formatShape(source.shape)));
  }
  const values = whole(source, 'QuantileTransformer', memory);
  const results = new Float64Array(values.length);
  quantilesOf(among, columns, settings, memory).forEach((quantiles, column) => {
    for (let index = column; index < values.length; index += columns) results[index] = shareOf(values[index] ?? NaN, quantiles);
  });
  return memorySource(results, source.shape, 'float64');
}

/** Of each column its quantiles, from the least number to the greatest. */
function quantilesOf(among: ArraySource, columns: number, { quantiles, subsample, source }: Settings, memory: DataMemory): Float64Array[] {
  const rows = among.shape[0] ?? 0;
  const count = Math.max(1, Math.min(quantiles, rows));
  const drawn =
    subsample !== null && subsample < rows
      ? randomNumbersOf(source).permutation(rows).subarray(0, subsample)
      : Int32Array.from({ length: rows }, (_, row) => row);
  const seen = whole(among, 'QuantileTransformer', memory);
  return Array.from({ length: columns }, (_, column) => {
    const sorted = Float64Array.from(drawn, (row) => seen[row * columns + column] ?? NaN).sort();
    return Float64Array.from(shares(count), (share) => quantileOf(sorted, share));
  });
}

/** Evenly from 0 to 1, rounded as `numpy.linspace` and then `numpy.nanpercentile` round them: whether a number lies on a quantile hangs on it. */
function shares(count: number): number[] {
  const step = 1 / (count - 1);
  return Array.from({ length: count }, (_, place) => (place > 0 && place === count - 1 ? 1 : place === 0 ? 0 : (place * step * 100) / 100));
}

function shareOf(value: number, quantiles: Float64Array): number {
  const last = quantiles.length - 1;
  if (value === quantiles[last]) return value === quantiles[0] ? 0 : 1;
  if (value <= (quantiles[0] ?? NaN)) return 0;
  if (value > (quantiles[last] ?? NaN)) return 1;
  // The first quantile that is not below, and the first that is above: different where a quantile is met.
  const [notBelow, above] = [firstFrom(quantiles, (quantile) => quantile >= value), firstFrom(quantiles, (quantile) => quantile > value)];
  return (between(value, quantiles, notBelow) + between(value, quantiles, above)) / 2;
}

/** The place, as a share, of a number between a quantile and the one before it; a quantile's own where they are the same number. */
function between(value: number, quantiles: Float64Array, upper: number): number {
  const [low = NaN, high = NaN] = quantiles.subarray(upper - 1, upper + 1);
  const last = quantiles.length - 1;
  return (upper - 1 + (value - low) / (high - low)) / last;
}

/** The first place from which on a condition holds; it is not to change more than once. */
function firstFrom(sorted: Float64Array, holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? NaN)) high = middle;
    else low = middle + 1;
  }
  return low;
}
