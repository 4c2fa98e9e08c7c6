const poolSize = 4;
const initialA = 0x43b0d7e5;
const factorA = 0x931e8875;
const initialB = 0x8b51f9dd;
const factorB = 0x58f38ded;
const mixLeft = 0xca01f9dd;
const mixRight = 0x4973f715;

/** A hash whose constant moves on with each use. */
function hasher(initial: number, factor: number): (value: number) => number {
  let constant = initial;
  return (value) => {
    let hashed = value ^ constant;
    constant = Math.imul(constant, factor);
    hashed = Math.imul(hashed, constant);
    return (hashed ^ (hashed >>> 16)) >>> 0;
  };
}

function mix(left: number, right: number): number {
  const mixed = Math.imul(mixLeft, left) - Math.imul(mixRight, right);
  return ((mixed | 0) ^ ((mixed | 0) >>> 16)) >>> 0;
}

/**
 * The words that numpy's `SeedSequence(seed)` seeds a generator with (numpy/random/bit_generator.pyx, after M. O'Neill's
 * seed_seq_fe).
 * @param seed a whole number from 0 to 2⁵³.
 * @param count of 32-bit words.
 */
export function seedWords(seed: number, count: number): Uint32Array {
  const entropy = [seed >>> 0, ...(seed >= 2 ** 32 ? [Math.floor(seed / 2 ** 32)] : [])];
  const hash = hasher(initialA, factorA);
  const pool = Array.from({ length: poolSize }, (_, place) => hash(entropy[place] ?? 0));
  for (let from = 0; from < poolSize; from += 1) {
    for (let to = 0; to < poolSize; to += 1) {
      if (from !== to) pool[to] = mix(pool[to] ?? 0, hash(pool[from] ?? 0));
    }
  }
  const last = hasher(initialB, factorB);
  return Uint32Array.from({ length: count }, (_, place) => last(pool[place % poolSize] ?? 0));
}
