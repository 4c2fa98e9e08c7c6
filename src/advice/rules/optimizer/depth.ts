import type { ModelSpec } from '../../../spec/index.js';
import { usesOf, type CallNode } from '../../network/calls.js';
import { isKernelLayer } from '../../network/layer-kinds.js';

/** How many layers with kernels lie on the longest way through a model, those of the models inside it included. */
export function depthOf(models: readonly ModelSpec[], model: ModelSpec): number {
  const depths = new Map<CallNode, number>();
  const depthFrom = (node: CallNode): number => {
    const known = depths.get(node);
    if (known !== undefined) return known;
    const depth = ownDepth(node) + Math.max(0, ...node.consumers.map(depthFrom));
    depths.set(node, depth);
    return depth;
  };
  const ownDepth = ({ layer }: CallNode): number => {
    if (isKernelLayer(layer)) return 1;
    const inside = models.find(({ id }) => id === layer.id);
    return inside === undefined || inside === model ? 0 : depthOf(models, inside);
  };
  // From the end on, so that each way is short when it is asked for.
  return usesOf(model).reduceRight((deepest, node) => Math.max(deepest, depthFrom(node)), 0);
}
