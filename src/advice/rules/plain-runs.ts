import type { Network, Neurons } from '../network/network.js';

/**
 * How many layers of a kind follow one another in each plain chain: nothing between them that normalizes, merges or
 * forks. Every layer of a chain has the length of its chain; layers of another kind are not in the map.
 */
export function plainRuns(networks: readonly Network[], isOfKind: (neurons: Neurons) => boolean): ReadonlyMap<Neurons, number> {
  const lengths = new Map<Neurons, number>();
  const belongs = (neurons: Neurons): boolean => !neurons.isNormalized && isOfKind(neurons);
  for (const { neurons } of networks) {
    const chosen = neurons.filter(belongs);
    const followers = new Set(chosen.map(({ next }) => next));
    for (const start of chosen) {
      if (followers.has(start)) continue;
      const run: Neurons[] = [];
      for (let each: Neurons | null = start; each !== null && belongs(each) && !run.includes(each); each = each.next) run.push(each);
      for (const each of run) lengths.set(each, Math.max(lengths.get(each) ?? 0, run.length));
    }
  }
  return lengths;
}
