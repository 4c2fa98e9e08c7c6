import type { Network, Neurons } from '../../network/network.js';

/** Layers of a kind that follow one another plainly, in the order of the signal. */
export type PlainRun = readonly Neurons[];

/**
 * The longest plain run that each layer of a kind is in: nothing between its layers normalizes, merges or forks. Layers
 * of another kind are not in the map.
 */
export function plainRuns(networks: readonly Network[], isOfKind: (neurons: Neurons) => boolean): ReadonlyMap<Neurons, PlainRun> {
  const runs = new Map<Neurons, PlainRun>();
  const belongs = (neurons: Neurons): boolean => !neurons.isNormalized && isOfKind(neurons);
  for (const { neurons } of networks) {
    const chosen = neurons.filter(belongs);
    const followers = new Set(chosen.map(({ next }) => next));
    for (const start of chosen) {
      if (followers.has(start)) continue;
      const run = new Set<Neurons>();
      for (let each: Neurons | null = start; each !== null && belongs(each) && !run.has(each); each = each.next) run.add(each);
      const ordered = [...run];
      for (const each of ordered) if ((runs.get(each)?.length ?? 0) < ordered.length) runs.set(each, ordered);
    }
  }
  return runs;
}

/** The longest of the runs that these layers are in; empty where they are in none. */
export function longestRun(runs: ReadonlyMap<Neurons, PlainRun>, members: readonly Neurons[]): PlainRun {
  return members.reduce<PlainRun>((longest, each) => {
    const run = runs.get(each) ?? [];
    return run.length > longest.length ? run : longest;
  }, []);
}
