import { describe, expect, it } from 'vitest';
import { RandomStream, threefry } from '../../../src/nn/random/index.js';

describe('threefry', () => {
  // Random123's known answers (kat_vectors, threefry2x32, 20 rounds).
  it.each([
    { key: [0, 0], counter: [0, 0], expected: [0x6b200159, 0x99ba4efe] },
    { key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], expected: [0x1cb996fc, 0xbb002be7] },
    { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], expected: [0xc4923a9c, 0x483df7a0] },
  ] as const)('gives the known answer for the counter $counter', ({ key, counter, expected }) => {
    expect(threefry(key, counter)).toEqual(expected);
  });
});

describe('a random stream', () => {
  const draws = (seed: number, name: string) => {
    const stream = new RandomStream(seed, name);
    return Array.from({ length: 8 }, () => stream.uniform());
  };

  it('repeats itself for the same seed and name', () => {
    expect(draws(7, 'dense/kernel')).toEqual(draws(7, 'dense/kernel'));
  });

  it('is another for another name', () => {
    expect(draws(7, 'dense/kernel')).not.toEqual(draws(7, 'dense_1/kernel'));
  });

  it('is another for another seed, also for seeds that are the same in their lower 32 bits', () => {
    expect(draws(7, 'dense/kernel')).not.toEqual(draws(8, 'dense/kernel'));
    expect(draws(7, 'dense/kernel')).not.toEqual(draws(7 + 2 ** 32, 'dense/kernel'));
  });

  it('never gives 1', () => {
    const stream = new RandomStream(1, 'x');
    for (let index = 0; index < 10_000; index += 1) {
      const value = stream.uniform();
      expect(value >= 0 && value < 1).toBe(true);
    }
  });
});
