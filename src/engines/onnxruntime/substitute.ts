import { topologicalOrder, type Tensor } from '../../graph/index.js';

/**
 * The roots as they are when some nodes are replaced by others wherever they are used. What depends on none of them stays
 * the node that it is. The replacements are taken as they are.
 */
export function substitute(roots: readonly Tensor[], replacements: ReadonlyMap<Tensor, Tensor>): readonly Tensor[] {
  if (replacements.size === 0) return roots;
  const rebuilt = new Map(replacements);
  const now = (tensor: Tensor): Tensor => rebuilt.get(tensor) ?? tensor;
  for (const tensor of topologicalOrder(roots, (one) => replacements.has(one))) {
    const isTouched = !replacements.has(tensor) && tensor.inputs.some((input) => rebuilt.has(input));
    if (isTouched) rebuilt.set(tensor, { ...tensor, inputs: tensor.inputs.map(now) });
  }
  return roots.map(now);
}
