import type { RandomStream } from '../random/index.js';

/**
 * The standard deviation of a standard normal distribution that is cut off at ±2, by which samples are divided so that
 * the cut leaves their variance alone: scipy.stats.truncnorm.std(-2, 2), as Keras has it.
 */
export const TRUNCATED_NORMAL_DEVIATION = 0.87962566103423978;

/** As many values as a weight of this shape has, each drawn by `draw`. */
export function fill(shape: readonly number[], draw: () => number): Float32Array {
  const values = new Float32Array(shape.reduce((product, length) => product * length, 1));
  for (let index = 0; index < values.length; index += 1) values[index] = draw();
  return values;
}

/** Values of a normal distribution. */
export function normalValues(
  shape: readonly number[],
  mean: number,
  deviation: number,
  random: RandomStream,
): Float32Array {
  return fill(shape, () => mean + deviation * random.normal());
}

/** Values of a normal distribution, none of them two standard deviations from the mean. */
export function truncatedNormalValues(
  shape: readonly number[],
  mean: number,
  deviation: number,
  random: RandomStream,
): Float32Array {
  return fill(shape, () => mean + deviation * random.truncatedNormal());
}

/** Values evenly spread from `low` to `high`. */
export function uniformValues(shape: readonly number[], low: number, high: number, random: RandomStream): Float32Array {
  return fill(shape, () => low + (high - low) * random.uniform());
}

/** The standard deviation of an even spread. */
export function uniformDeviation(low: number, high: number): number {
  return (high - low) / Math.sqrt(12);
}
