import type { Samples } from '../fit/samples.js';

/** So many numbers tell how large they are. */
const LOOKED_AT = 100_000;

/** The root of the mean square of the numbers that come in, of the input where they are largest; null of data that is not in memory. */
export function inputSize({ x }: Pick<Samples, 'x'>): number | null {
  const sizes = x.map((array) => ('gather' in array ? NaN : rootMeanSquare(array.values)));
  const largest = Math.max(...sizes);
  return Number.isFinite(largest) ? largest : null;
}

/** Of numbers from all over; those that are not finite are passed over. */
function rootMeanSquare(values: ArrayLike<number | bigint | boolean | string>): number {
  const stride = Math.ceil(values.length / LOOKED_AT);
  let [squares, count] = [0, 0];
  for (let index = 0; index < values.length; index += stride) {
    const value = Number(values[index]);
    if (!Number.isFinite(value)) continue;
    squares += value * value;
    count += 1;
  }
  return Math.sqrt(squares / count);
}
