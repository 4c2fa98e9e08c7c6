import { topologicalOrder, type Tensor } from '../../graph/index.js';

/**
 * The roots in the order in which their nodes should stand in the model. ONNX Runtime starts from the nodes that
 * nobody uses, last one first, and computes each as soon as what it depends on is there. So the deepest come first:
 * then an update or a norm runs right after the gradient that it needs, while that is still in the cache.
 */
export function scheduleRoots(roots: readonly Tensor[]): Tensor[] {
  const depths = new Map<Tensor, number>();
  for (const tensor of topologicalOrder(roots)) {
    depths.set(tensor, 1 + Math.max(0, ...tensor.inputs.map((input) => depths.get(input) ?? 0)));
  }
  return [...roots].sort((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
}
