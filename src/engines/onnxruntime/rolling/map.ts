import type { Tensor } from '../../../graph/index.js';
import type { Chain } from './chain.js';
import type { Plan } from './plan.js';
import { dependents, rowsOf } from './rows.js';

/**
 * Lets a loop that hands nothing on compute a row of tensors, such as the updates of equal layers where all of them wait
 * for the gradients of all: there is one such loop at the end, for rows of one length.
 * @param order Every node of the graph, inputs before those who use them.
 * @returns whether the tensors are alike and what they need is there.
 */
export function computeRow(plan: Plan, row: readonly Tensor[], order: readonly Tensor[]): boolean {
  const model = row.at(-1);
  if (model === undefined) return false;
  const known = plan.chains.find(({ carry, length }) => carry === null && length === row.length);
  const chain: Chain = known ?? { length: row.length, carry: null, rows: new Map(), inner: new Set(), elements: new Set(), reverse: false };
  const before = known === undefined ? plan.chains.length : plan.chains.indexOf(known);
  const rows = rowsOf(model, chain, (index) => row.slice(index, index + 1), {
    isElement: (tensor) => plan.isElement(tensor, before),
    isTaken: (tensor) => plan.computed(tensor) !== undefined,
    mayShare: () => true,
  });
  if (rows === undefined || chain.elements.size + rows.elements.size === 0) return false;
  const inner = [...[...chain.inner].map((tensor) => chain.rows.get(tensor) ?? []), ...rows.inner.values()].flat();
  const after = dependents(order, inner);
  const isLast = [...after].every((tensor) => (plan.computed(tensor)?.chain ?? chain) === chain);
  return isLast && ![...rows.shared].some((tensor) => after.has(tensor)) && plan.extend(chain, rows);
}
