import type { Tensor } from '../../../graph/index.js';
import { alike } from './alike.js';
import type { Chain } from './chain.js';
import type { Plan } from './plan.js';
import { dependents, rowsOf, type Surroundings } from './rows.js';

/**
 * Lets a chain compute what is computed of each of its repetitions in the same way, such as the gradients, updates and
 * norms of a layer on the way back.
 * @param order Every node of the graph, inputs before those who use them.
 * @param users Who uses each node.
 */
export function absorb(plan: Plan, chain: Chain, order: readonly Tensor[], users: ReadonlyMap<Tensor, readonly Tensor[]>): void {
  const before = plan.chains.indexOf(chain);
  const after = dependents(order, [...chain.inner].flatMap((tensor) => chain.rows.get(tensor) ?? []));
  const around: Surroundings = {
    isElement: (tensor) => plan.isElement(tensor, before),
    isTaken: (tensor) => plan.computed(tensor) !== undefined,
    mayShare: (tensor) => !after.has(tensor),
  };
  for (const tensor of order) {
    const anchor = tensor.inputs.find((input) => chain.rows.has(input) && input !== chain.carry?.out);
    if (anchor === undefined || chain.rows.has(tensor) || around.isTaken(tensor)) continue;
    const alikes = (index: number): readonly Tensor[] => {
      const using = users.get(chain.rows.get(anchor)?.[index] ?? anchor) ?? [];
      return using.filter((user) => alike(tensor, user) && !around.isTaken(user));
    };
    const rows = rowsOf(tensor, chain, alikes, around);
    if (rows !== undefined) plan.extend(chain, rows);
  }
}
