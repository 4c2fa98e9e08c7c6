/** The distances of the rotations of Threefry-2x32, eight rounds long. */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;
/** The key schedule's parity constant, from Skein. */
const PARITY = 0x1bd11bda;
const ROUNDS = 20;

/**
 * Threefry-2x32 with 20 rounds (Salmon et al., 2011, "Parallel random numbers: as easy as 1, 2, 3"): a random function
 * of a key and a counter, so that any number of a stream can be had without those before it.
 * @returns Two unsigned 32-bit numbers.
 */
export function threefry(key: readonly [number, number], counter: readonly [number, number]): [number, number] {
  const keys = [key[0], key[1], PARITY ^ key[0] ^ key[1]] as const;
  let first = (counter[0] + keys[0]) | 0;
  let second = (counter[1] + keys[1]) | 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const rotation = ROTATIONS[round % 8] ?? 0;
    first = (first + second) | 0;
    second = ((second << rotation) | (second >>> (32 - rotation))) ^ first;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      first = (first + (keys[injection % 3] ?? 0)) | 0;
      second = (second + (keys[(injection + 1) % 3] ?? 0) + injection) | 0;
    }
  }
  return [first >>> 0, second >>> 0];
}
