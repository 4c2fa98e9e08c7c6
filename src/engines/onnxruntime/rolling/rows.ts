import type { Tensor } from '../../../graph/index.js';
import { placeOfModel, type Chain } from './chain.js';
import { match, type Match } from './match.js';
import type { Rows } from './plan.js';

/** What rows of tensors may be made of. */
export interface Surroundings {
  /** Whether each repetition may be given one of a kind. */
  readonly isElement: (tensor: Tensor) => boolean;
  /** Whether a chain computes it already. */
  readonly isTaken: (tensor: Tensor) => boolean;
  /** Whether all repetitions may use it. */
  readonly mayShare: (tensor: Tensor) => boolean;
}

/**
 * What corresponds, in all repetitions of a chain, to a node and to what it needs besides the nodes of the chain.
 * @param candidates What may correspond to the node in the repetition of a number.
 * @returns `undefined` where a repetition has nothing that corresponds.
 */
export function rowsOf(tensor: Tensor, chain: Chain, candidates: (index: number) => readonly Tensor[], around: Surroundings): Rows | undefined {
  const model = placeOfModel(chain);
  const rows = { inner: new Map<Tensor, Tensor[]>(), elements: new Map<Tensor, Tensor[]>(), shared: new Set<Tensor>() };
  let first: Match | undefined;
  for (let index = 0; index < chain.length; index += 1) {
    if (index === model) continue;
    const given = (own: Tensor): Tensor | undefined => chain.rows.get(own)?.[index];
    const found = candidates(index).flatMap((candidate) => match(tensor, candidate, given, around.isElement) ?? []).at(0);
    if (found === undefined || !found.shared.every(around.mayShare) || found.inner.some(around.isTaken)) return undefined;
    first ??= found;
    if (found.inner.length !== first.inner.length || found.elements.length !== first.elements.length) return undefined;
    for (const one of found.shared) rows.shared.add(one);
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

/** What depends on some tensors, themselves included. @param order Every node of the graph, inputs before those who use them. */
export function dependents(order: readonly Tensor[], tensors: Iterable<Tensor>): ReadonlySet<Tensor> {
  const found = new Set(tensors);
  for (const tensor of order) if (tensor.inputs.some((input) => found.has(input))) found.add(tensor);
  return found;
}
