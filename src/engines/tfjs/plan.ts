import { topologicalOrder, type Tensor } from '../../graph/index.js';

/** One node to compute. */
export interface Instruction {
  readonly node: Tensor;
  /** The nodes that nobody needs after this one: their memory can be freed. */
  readonly last: readonly Tensor[];
}

/** In which order nodes are computed, and when they are no longer needed. */
export interface Plan {
  readonly instructions: readonly Instruction[];
  readonly roots: readonly Tensor[];
}

/**
 * Plans how to compute some nodes from others.
 * @param isGiven The nodes whose values are known.
 */
export function makePlan(roots: readonly Tensor[], isGiven: (tensor: Tensor) => boolean): Plan {
  const order = topologicalOrder(roots, isGiven).filter((tensor) => !isGiven(tensor));
  const needed = new Set(roots);
  const lasts = order.toReversed().map((node): Instruction => {
    const last = [...new Set([...node.inputs, node])].filter((tensor) => !needed.has(tensor) && !isGiven(tensor));
    last.forEach((tensor) => needed.add(tensor));
    return { node, last };
  });
  return { instructions: lasts.reverse(), roots };
}

/**
 * The nodes that are the same in every step, among those that the roots need: constants and what is made of them alone.
 * Of these, the ones that others use.
 */
export function findFixed(roots: readonly Tensor[], isGiven: (tensor: Tensor) => boolean): Tensor[] {
  const order = topologicalOrder(roots, isGiven);
  const fixed = new Set<Tensor>();
  for (const tensor of order) {
    const isMadeOfFixed = tensor.inputs.length > 0 && tensor.inputs.every((input) => fixed.has(input));
    if (!isGiven(tensor) && (tensor.operation === 'Constant' || isMadeOfFixed)) fixed.add(tensor);
  }
  const used = new Set(roots);
  for (const tensor of order) {
    if (!fixed.has(tensor) && !isGiven(tensor)) tensor.inputs.forEach((input) => used.add(input));
  }
  return [...fixed].filter((tensor) => used.has(tensor));
}
