import type { RandomNumbers } from './numbers.js';
import { Pcg64 } from './pcg64.js';
import { stripEdges } from './strip-edges.js';

const two52 = 2 ** 52;
const tailStart = stripEdges.at(-1) ?? 0;
/** How high each strip lies. */
const heights = stripEdges.map((edge, strip) => (strip === 0 ? 1 : Math.exp(-0.5 * edge * edge)));
/** The share of each strip that lies under the curve for sure: up to the edge of the strip above. */
const shares = stripEdges.map((edge, strip) => Math.floor(((strip === 0 ? tailStart : strip === 1 ? 0 : (stripEdges[strip - 1] ?? 0)) / edge) * two52));

/** numpy's `default_rng(seed)` (numpy/random/_generator.pyx and src/distributions/distributions.c). */
export class Generator implements RandomNumbers {
  private readonly bits: Pcg64;

  /** @param seed a whole number from 0 to 2⁵³. */
  constructor(seed: number) {
    this.bits = new Pcg64(seed);
  }

  uniform(): number {
    return this.bits.uniform();
  }

  /** One number of the standard normal distribution, by the ziggurat of Marsaglia and Tsang. */
  normal(): number {
    const { bits } = this;
    for (;;) {
      bits.next();
      const { high, low } = bits;
      const strip = low & 0xff;
      const whole = (high & 0x1fffffff) * 8_388_608 + (low >>> 9);
      const place = whole * ((stripEdges[strip] ?? 0) / two52);
      const value = low & 0x100 ? -place : place;
      if (whole < (shares[strip] ?? 0)) return value;
      if (strip === 0) return this.beyond((low >>> 17) & 1);
      const [above = 0, own = 0] = [heights[strip - 1], heights[strip]];
      if ((above - own) * bits.uniform() + own < Math.exp(-0.5 * value * value)) return value;
    }
  }

  /** One from behind the last edge (G. Marsaglia, "Generating a variable from the tail of the normal distribution", 1964). */
  private beyond(isNegative: number): number {
    for (;;) {
      const x = -(1 / tailStart) * Math.log1p(-this.bits.uniform());
      const y = -Math.log1p(-this.bits.uniform());
      if (y + y > x * x) return isNegative ? -(tailStart + x) : tailStart + x;
    }
  }

  /** A whole number from 0 to `greatest` (below 2³²), without a division where it can be (D. Lemire, 2019). */
  integer(greatest: number): number {
    if (greatest === 0) return 0;
    const count = greatest + 1;
    if (count === 2 ** 32) return this.bits.word();
    const threshold = (2 ** 32 - count) % count;
    for (;;) {
      const word = this.bits.word();
      // The product of 32 bits with 32 bits, in two exact halves.
      const upper = Math.floor(word / 65_536) * count;
      const lower = (word & 0xffff) * count + (upper % 65_536) * 65_536;
      if (lower % 2 ** 32 >= threshold) return Math.floor(upper / 65_536) + Math.floor(lower / 2 ** 32);
    }
  }

  shuffle<T extends Int32Array | Float64Array>(values: T): T {
    shuffleFrom(values, 1, (greatest) => this.masked(greatest));
    return values;
  }

  permutation(count: number): Int32Array {
    return this.shuffle(Int32Array.from({ length: count }, (_, index) => index));
  }

  choice(population: number, count: number): Int32Array {
    // Few of many are drawn one by one, others are the end of a shuffle.
    if (population > 10_000 && count > Math.floor(population / 50)) {
      const all = Int32Array.from({ length: population }, (_, index) => index);
      shuffleFrom(all, Math.max(population - count, 1), (greatest) => this.integer(greatest));
      return all.slice(population - count);
    }
    const chosen = new Set<number>();
    // R. Floyd's algorithm: a number that was drawn before makes room for the greatest one that may be drawn.
    for (let greatest = population - count; greatest < population; greatest += 1) {
      const drawn = this.integer(greatest);
      chosen.add(chosen.has(drawn) ? greatest : drawn);
    }
    const places = Int32Array.from(chosen);
    shuffleFrom(places, 1, (greatest) => this.integer(greatest));
    return places;
  }

  /** As {@link integer}, by throwing words away that are too great: so numpy shuffles. */
  private masked(greatest: number): number {
    const mask = 2 ** (32 - Math.clz32(greatest)) - 1;
    for (;;) {
      const word = (this.bits.word() & mask) >>> 0;
      if (word <= greatest) return word;
    }
  }
}

/** Puts elements into another order, from the last down to a place (R. Fisher and F. Yates). */
function shuffleFrom(values: Int32Array | Float64Array, first: number, draw: (greatest: number) => number): void {
  for (let last = values.length - 1; last >= first; last -= 1) {
    const chosen = draw(last);
    const moved = values[last] ?? 0;
    values[last] = values[chosen] ?? 0;
    values[chosen] = moved;
  }
}
