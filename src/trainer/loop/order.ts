import { RandomStream } from '../../nn/index.js';

/**
 * The order in which an epoch takes the samples: a permutation that depends on the seed and the number of the epoch
 * alone, so that a run can be repeated, and resumed at any epoch (R. Fisher and F. Yates, by R. Durstenfeld, 1964).
 */
export function shuffledOrder(count: number, seed: number, epoch: number): Int32Array {
  const order = inOrder(count);
  const random = new RandomStream(seed, `shuffle/${epoch}`);
  for (let last = count - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random.uniform() * (last + 1));
    const moved = order[last] ?? 0;
    order[last] = order[chosen] ?? 0;
    order[chosen] = moved;
  }
  return order;
}

/** The samples one after another. */
export function inOrder(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, index) => index);
}
