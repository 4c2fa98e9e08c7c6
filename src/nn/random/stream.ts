import { threefry } from './threefry.js';

/**
 * Random numbers that depend only on a seed and a name: the same weight of the same run always starts the same,
 * whatever other weights there are.
 */
export class RandomStream {
  private readonly key: readonly [number, number];
  private readonly high: number;
  private counter = 0;
  private spareWord: number | null = null;
  private spareNormal: number | null = null;

  constructor(seed: number, name: string) {
    this.key = [seed >>> 0, hash(name, 0x811c9dc5)];
    this.high = hash(name, Math.floor(seed / 2 ** 32) ^ 0x9747b28c);
  }

  /** Uniform in [0, 1), a multiple of 2⁻³². */
  uniform(): number {
    return this.word() / 2 ** 32;
  }

  /** Normal with mean 0 and standard deviation 1 (Box and Muller, 1958). */
  normal(): number {
    if (this.spareNormal !== null) {
      const spare = this.spareNormal;
      this.spareNormal = null;
      return spare;
    }
    // The radius takes its number from (0, 1], where the logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log((this.word() + 1) / 2 ** 32));
    const angle = 2 * Math.PI * this.uniform();
    this.spareNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Normal with mean 0 and standard deviation 1 before all that is further than 2 from 0 is drawn again. */
  truncatedNormal(): number {
    for (;;) {
      const value = this.normal();
      if (Math.abs(value) < 2) return value;
    }
  }

  private word(): number {
    if (this.spareWord !== null) {
      const spare = this.spareWord;
      this.spareWord = null;
      return spare;
    }
    const [word, next] = threefry(this.key, [this.counter, this.high]);
    this.counter += 1;
    this.spareWord = next;
    return word;
  }
}

/** FNV-1a over UTF-16 code units (Fowler, Noll and Vo), from a given offset basis. */
function hash(text: string, basis: number): number {
  let value = basis | 0;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
