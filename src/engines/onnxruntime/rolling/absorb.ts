import type { Tensor } from '../../../graph/index.js';
import { alike } from './alike.js';
import { placeOfModel, type Chain } from './chain.js';
import { match, type Match } from './match.js';
import type { Plan, Rows } from './plan.js';

/**
 * Lets a chain compute what is computed of each of its repetitions in the same way, such as the gradients, updates and
 * norms of a layer on the way back.
 * @param order Every node of the graph, inputs before those who use them.
 * @param users Who uses each node.
 */
export function absorb(plan: Plan, chain: Chain, order: readonly Tensor[], users: ReadonlyMap<Tensor, readonly Tensor[]>): void {
  const before = plan.chains.indexOf(chain);
  const after = dependents(order, chain);
  const around: Surroundings = {
    usersOf: (tensor) => users.get(tensor) ?? [],
    isElement: (tensor) => plan.isElement(tensor, before),
    isTaken: (tensor) => plan.computed(tensor) !== undefined,
    isAfter: (tensor) => after.has(tensor),
  };
  for (const tensor of order) {
    const anchor = tensor.inputs.find((input) => chain.rows.has(input) && input !== chain.carryOut);
    if (anchor === undefined || chain.rows.has(tensor) || around.isTaken(tensor)) continue;
    const rows = rowsOf(tensor, anchor, chain, around);
    if (rows !== undefined) plan.extend(chain, rows);
  }
}

interface Surroundings {
  readonly usersOf: (tensor: Tensor) => readonly Tensor[];
  /** Whether each repetition may be given one of a kind. */
  readonly isElement: (tensor: Tensor) => boolean;
  /** Whether a chain computes it already. */
  readonly isTaken: (tensor: Tensor) => boolean;
  /** Whether it depends on the chain. */
  readonly isAfter: (tensor: Tensor) => boolean;
}

/** What depends on a chain. */
function dependents(order: readonly Tensor[], chain: Chain): ReadonlySet<Tensor> {
  const found = new Set([...chain.inner].flatMap((tensor) => chain.rows.get(tensor) ?? []));
  for (const tensor of order) if (tensor.inputs.some((input) => found.has(input))) found.add(tensor);
  return found;
}

/**
 * What corresponds, in all repetitions, to a node and to what it needs besides the nodes of the chain.
 * @param anchor The node of the chain that it uses.
 */
function rowsOf(tensor: Tensor, anchor: Tensor, chain: Chain, around: Surroundings): Rows | undefined {
  const model = placeOfModel(chain);
  const rows = { inner: new Map<Tensor, Tensor[]>(), elements: new Map<Tensor, Tensor[]>() };
  let first: Match | undefined;
  for (let index = 0; index < chain.length; index += 1) {
    if (index === model) continue;
    const given = (own: Tensor): Tensor | undefined => chain.rows.get(own)?.[index];
    const alikes = around.usersOf(given(anchor) ?? anchor).filter((user) => alike(tensor, user) && !around.isTaken(user));
    const found = alikes.flatMap((user) => match(tensor, user, given, around.isElement) ?? []).at(0);
    if (found === undefined || found.shared.some(around.isAfter) || found.inner.some(around.isTaken)) return undefined;
    first ??= found;
    if (found.inner.length !== first.inner.length || found.elements.length !== first.elements.length) return undefined;
    for (const [nodes, kind] of [[found.inner, rows.inner], [found.elements, rows.elements]] as const) {
      for (const node of nodes) {
        const row = kind.get(node) ?? new Array<Tensor>(chain.length).fill(node);
        row[index] = found.pairs.get(node) ?? node;
        kind.set(node, row);
      }
    }
  }
  const isWhole = rows.inner.size === first?.inner.length && rows.elements.size === first.elements.length;
  return isWhole ? rows : undefined;
}
