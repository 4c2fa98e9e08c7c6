const size = 624;
const shift = 397;

/**
 * The generator under numpy's RandomState: MT19937 (M. Matsumoto and T. Nishimura, 1998), seeded by one number as
 * numpy/random/src/mt19937/mt19937.c seeds it.
 */
export class MersenneTwister {
  private readonly state = new Uint32Array(size);
  private position = size;

  /** @param seed from 0 to 2³² - 1. */
  constructor(seed: number) {
    let word = seed >>> 0;
    for (let index = 0; index < size; index += 1) {
      this.state[index] = word;
      word = (Math.imul(1_812_433_253, word ^ (word >>> 30)) + index + 1) >>> 0;
    }
  }

  /** The next 32 bits, as a whole number from 0. */
  word(): number {
    if (this.position === size) this.refill();
    let word = this.state[this.position] ?? 0;
    this.position += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  private refill(): void {
    const { state } = this;
    for (let index = 0; index < size; index += 1) {
      const mixed = ((state[index] ?? 0) & 0x80000000) | ((state[(index + 1) % size] ?? 0) & 0x7fffffff);
      state[index] = (state[(index + shift) % size] ?? 0) ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.position = 0;
  }
}
