import { MersenneTwister } from './mersenne-twister.js';
import type { RandomNumbers } from './numbers.js';

/**
 * numpy's `RandomState(seed)` (numpy/random/src/legacy/legacy-distributions.c and numpy/random/mtrand.pyx), as far as data
 * is prepared with it: the same numbers bit by bit, but for normal ones, where the last bit of a logarithm may differ.
 */
export class RandomState implements RandomNumbers {
  private readonly twister: MersenneTwister;
  private spare: number | null = null;

  constructor(seed: number) {
    this.twister = new MersenneTwister(seed);
  }

  /** One number of [0, 1), with 53 random bits. */
  uniform(): number {
    const high = this.twister.word() >>> 5;
    return (high * 67_108_864 + (this.twister.word() >>> 6)) / 9_007_199_254_740_992;
  }

  /** One number of the standard normal distribution, by Marsaglia's polar method; every second one is the spare of the first. */
  normal(): number {
    if (this.spare !== null) {
      const { spare } = this;
      this.spare = null;
      return spare;
    }
    for (;;) {
      const first = 2 * this.uniform() - 1;
      const second = 2 * this.uniform() - 1;
      const square = first * first + second * second;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.spare = factor * first;
      return factor * second;
    }
  }

  /** A whole number from 0 to `greatest` (below 2³²), by throwing words away that are too great. */
  integer(greatest: number): number {
    if (greatest === 0) return 0;
    const mask = 2 ** (32 - Math.clz32(greatest)) - 1;
    for (;;) {
      const word = (this.twister.word() & mask) >>> 0;
      if (word <= greatest) return word;
    }
  }

  uniforms(count: number): Float64Array {
    return Float64Array.from({ length: count }, () => this.uniform());
  }

  normals(count: number): Float64Array {
    return Float64Array.from({ length: count }, () => this.normal());
  }

  /** `randint(0, greatest + 1, count)` */
  integers(count: number, greatest: number): Float64Array {
    return Float64Array.from({ length: count }, () => this.integer(greatest));
  }

  /** Puts elements into another order, in place (Fisher and Yates). */
  shuffle<T extends Int32Array | Float64Array>(values: T): T {
    for (let last = values.length - 1; last > 0; last -= 1) {
      const chosen = this.integer(last);
      const moved = values[last] ?? 0;
      values[last] = values[chosen] ?? 0;
      values[chosen] = moved;
    }
    return values;
  }

  /** The numbers from 0 to `count` - 1 in another order. */
  permutation(count: number): Int32Array {
    return this.shuffle(Int32Array.from({ length: count }, (_, index) => index));
  }

  /** `choice(population, count, replace=False)` */
  choice(population: number, count: number): Int32Array {
    return this.permutation(population).subarray(0, count);
  }
}
