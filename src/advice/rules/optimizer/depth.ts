import type { ModelSpec } from '../../../spec/index.js';
import type { Network, Neurons } from '../../network/network.js';

/** The length of the longest plain chain of layers with kernels in a model, whatever stands between them. */
export function depthOf(networks: readonly Network[], { id }: ModelSpec): number {
  const network = networks.find(({ model }) => model.id === id);
  let deepest = 0;
  for (const start of network?.neurons ?? []) {
    const seen = new Set<Neurons>();
    for (let each: Neurons | null = start; each !== null && !seen.has(each); each = each.next) seen.add(each);
    deepest = Math.max(deepest, seen.size);
  }
  return deepest;
}
