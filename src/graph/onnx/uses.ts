import type { Tensor } from '../tensor.js';

/**
 * How often each node is used.
 * @param order Every node of the graph.
 * @param roots Nodes that are used from outside.
 */
export function countUses(order: readonly Tensor[], roots: readonly Tensor[]): ReadonlyMap<Tensor, number> {
  const uses = new Map<Tensor, number>();
  for (const tensor of [...roots, ...order.flatMap((user) => user.inputs)]) {
    uses.set(tensor, (uses.get(tensor) ?? 0) + 1);
  }
  return uses;
}
