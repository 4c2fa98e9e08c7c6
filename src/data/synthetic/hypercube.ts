import type { RandomState } from '../random/index.js';

const maximumDimensions = 30;

/**
 * Different corners of a hypercube, as rows of zeros and ones (sklearn/datasets/_samples_generator.py,
 * `_generate_hypercube`).
 * @returns (corners, dimensions) in C order.
 */
export function hypercubeCorners(corners: number, dimensions: number, random: RandomState): Float64Array {
  const rest = Math.max(0, dimensions - maximumDimensions);
  const front = random.integers(rest === 0 ? 0 : corners * rest, 1);
  const own = dimensions - rest;
  const chosen = withoutReplacement(2 ** own, corners, random);
  return Float64Array.from({ length: corners * dimensions }, (_, index) => {
    const [corner, axis] = [Math.floor(index / dimensions), index % dimensions];
    return axis < rest ? (front[corner * rest + axis] ?? 0) : Math.floor((chosen[corner] ?? 0) / 2 ** (dimensions - 1 - axis)) % 2;
  });
}

/** So many different whole numbers below `population` (sklearn/utils/_random.pyx, `sample_without_replacement`). */
function withoutReplacement(population: number, count: number, random: RandomState): ArrayLike<number> {
  const ratio = count / population;
  if (ratio > 0.01 && ratio < 0.99) return random.permutation(population).subarray(0, count);
  return ratio < 0.2 ? untilDifferent(population, count, random) : reservoir(population, count, random);
}

function untilDifferent(population: number, count: number, random: RandomState): number[] {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(random.integer(population - 1));
  return [...chosen];
}

function reservoir(population: number, count: number, random: RandomState): number[] {
  const chosen = Array.from({ length: count }, (_, index) => index);
  for (let next = count; next < population; next += 1) {
    const place = random.integer(next);
    if (place < count) chosen[place] = next;
  }
  return chosen;
}
