import { seedWords } from './seed-sequence.js';

/** Numbers of 128 bits are kept in parts of 16, the least significant first, whose products are exact. */
const parts = 8;
const base = 65_536;

/** 2549297995355413924 · 2⁶⁴ + 4865540595714422341 */
const multiplier = partsOf([0x2360ed05, 0x1fc65da4, 0x4385df64, 0x9fccf645]);

/** @param words of 32 bits, the most significant first. */
function partsOf(words: readonly number[]): Float64Array {
  return Float64Array.from(words.toReversed().flatMap((word) => [word & 0xffff, word >>> 16]));
}

/**
 * The generator under numpy's `default_rng`: PCG XSL RR 128/64 (M. O'Neill, "PCG: A Family of Simple Fast Space-Efficient
 * Statistically Good Algorithms for Random Number Generation", 2014), seeded as numpy/random/_pcg64.pyx seeds it.
 */
export class Pcg64 {
  /** The upper 32 bits of what {@link next} has drawn. */
  high = 0;
  /** The lower 32 bits. */
  low = 0;
  private state = new Float64Array(parts);
  private product = new Float64Array(parts);
  private readonly increment: Float64Array;
  /** The half of a draw that is left for the next 32 bits. */
  private half: number | null = null;

  /** @param seed a whole number from 0 to 2⁵³. */
  constructor(seed: number) {
    // numpy takes 64-bit words in the order of this machine: the lower half of each comes first.
    const words = seedWords(seed, 8);
    const word64 = (place: number): readonly number[] => [words[2 * place + 1] ?? 0, words[2 * place] ?? 0];
    const initial = partsOf([...word64(0), ...word64(1)]);
    const sequence = partsOf([...word64(2), ...word64(3)]);
    this.increment = sequence.map((part, place) => ((part * 2) % base) + (place === 0 ? 1 : Math.floor((sequence[place - 1] ?? 0) / 32_768)));
    this.step();
    add(this.state, initial);
    this.step();
  }

  /** Draws 64 bits, into {@link high} and {@link low}. */
  next(): void {
    this.step();
    const { state } = this;
    const word = (place: number): number => ((state[place] ?? 0) + (state[place + 1] ?? 0) * base) >>> 0;
    const low = (word(4) ^ word(0)) >>> 0;
    const high = (word(6) ^ word(2)) >>> 0;
    const turns = (state[parts - 1] ?? 0) >>> 10;
    this.rotate(high, low, turns);
  }

  /** Draws 32 bits; two draws share 64. */
  word(): number {
    if (this.half !== null) {
      const { half } = this;
      this.half = null;
      return half;
    }
    this.next();
    this.half = this.high;
    return this.low;
  }

  /** One number of [0, 1), with 53 random bits. */
  uniform(): number {
    this.next();
    return (this.high * 2_097_152 + (this.low >>> 11)) / 9_007_199_254_740_992;
  }

  /** Keeps 64 bits that are rotated to the right. */
  private rotate(high: number, low: number, turns: number): void {
    const [first, second] = turns < 32 ? [high, low] : [low, high];
    const by = turns & 31;
    this.high = by === 0 ? first : ((first >>> by) | (second << (32 - by))) >>> 0;
    this.low = by === 0 ? second : ((second >>> by) | (first << (32 - by))) >>> 0;
  }

  /** state · multiplier + increment, without what goes beyond 128 bits. */
  private step(): void {
    const { state, product, increment } = this;
    let carry = 0;
    for (let place = 0; place < parts; place += 1) {
      let sum = carry + (increment[place] ?? 0);
      for (let left = 0; left <= place; left += 1) sum += (state[left] ?? 0) * (multiplier[place - left] ?? 0);
      carry = Math.floor(sum / base);
      product[place] = sum - carry * base;
    }
    this.state = product;
    this.product = state;
  }
}

/** Adds to a number of 128 bits. */
function add(target: Float64Array, other: Float64Array): void {
  let carry = 0;
  for (let place = 0; place < parts; place += 1) {
    const sum = (target[place] ?? 0) + (other[place] ?? 0) + carry;
    carry = Math.floor(sum / base);
    target[place] = sum % base;
  }
}
