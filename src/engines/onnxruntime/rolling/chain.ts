import { elementCount, sameShape, type Tensor } from '../../../graph/index.js';
import { match, type Match } from './match.js';

/**
 * A part of a graph that is repeated: with what the time before has made, as the forward pass of equal layers or the way
 * back through them, or each time for itself. One of the repetitions stands for all.
 */
export interface Chain {
  /** How often. */
  readonly length: number;
  /** What is handed from one to the next; null where nothing is. */
  readonly carry: Carry | null;
  /** By the nodes of the repetition that stands for all, what corresponds to them in each; in the order of the stacks. */
  readonly rows: Map<Tensor, readonly Tensor[]>;
  /** Those that are computed. */
  readonly inner: Set<Tensor>;
  /** Those that each repetition is given one of. */
  readonly elements: Set<Tensor>;
  /** Whether the last of the stacks comes first. */
  readonly reverse: boolean;
}

/** What a repetition is handed, and what it hands on. */
export interface Carry {
  readonly in: Tensor;
  readonly out: Tensor;
}

/** A chain that hands on. */
interface Linked extends Chain {
  readonly carry: Carry;
}

/** The place in the rows of the repetition that stands for all. */
export function placeOfModel({ reverse, length }: Chain): number {
  return reverse ? 0 : length - 1;
}

/** Fewer repetitions are not worth a loop. */
export const SHORTEST = 8;
/** After so many failures, nodes that look alike are taken for no chain. */
const PATIENCE = 3;

/**
 * The chains among some nodes, the most promising first: those that hand on what nobody else uses need keep nothing for
 * others.
 * @param order Inputs before those who use them.
 * @param uses How often each node is used.
 * @param isElement What each repetition may be given one of.
 */
export function findChains(
  order: readonly Tensor[],
  uses: ReadonlyMap<Tensor, number>,
  isElement: (tensor: Tensor) => boolean,
): readonly Chain[] {
  const groups = new Map<string, Tensor[]>();
  for (const tensor of order) {
    if (tensor.inputs.length === 0 || isElement(tensor)) continue;
    // Two deep, since a sum of all kernels' and biases' squares adds a kernel's and a bias's in turn.
    const key = [tensor, ...tensor.inputs, ...tensor.inputs.flatMap(({ inputs }) => inputs)].map(({ operation, shape }) => `${operation} ${shape.join()}`).join('|');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tensor]);
    else group.push(tensor);
  }
  const chains = [...groups.values()].filter(({ length }) => length >= SHORTEST).flatMap((group) => chainsOf(group, isElement));
  const rank = ({ carry }: Linked): number => (elementCount(carry.in.shape) === 1 ? Infinity : (uses.get(carry.in) ?? 0));
  const position = new Map(order.map((tensor, index) => [tensor, index]));
  const at = ({ carry }: Linked): number => position.get(carry.out) ?? 0;
  return chains.sort((a, b) => rank(a) - rank(b) || at(b) - at(a));
}

/** The chains that some nodes that look alike are handed on in. */
function chainsOf(group: readonly Tensor[], isElement: (tensor: Tensor) => boolean): readonly Linked[] {
  const chains: Linked[] = [];
  let failures = 0;
  for (let end = group.length - 1; end > 0 && failures < PATIENCE; end -= 1) {
    const [last, before] = [group[end], group[end - 1]];
    if (last === undefined || before === undefined) break;
    const links = linksOf(last, before, isElement);
    const chain = linked(last, before, links);
    if (chain === undefined) failures += 1;
    else chains.push(chain);
    end -= Math.max(0, links.length - 1);
  }
  return chains;
}

/** How each repetition corresponds to the one before it, from the last to the first, as far as they are known to correspond. */
function linksOf(last: Tensor, before: Tensor, isElement: (tensor: Tensor) => boolean): readonly Match[] {
  const links: Match[] = [];
  for (let [later, earlier] = [last, before]; ; ) {
    const link = match(later, earlier, (tensor) => (tensor === earlier ? null : undefined), isElement);
    const carry = link?.pairs.get(earlier);
    if (link === undefined || carry === undefined || !sameShape(carry.shape, earlier.shape)) return links;
    links.push(link);
    [later, earlier] = [earlier, carry];
  }
}

/** @returns `undefined` where too few repetitions are alike. */
function linked(carryOut: Tensor, carryIn: Tensor, links: readonly Match[]): Linked | undefined {
  const [last] = links;
  if (last === undefined || last.elements.length === 0) return undefined;
  const rows = new Map([carryIn, ...last.inner, ...last.elements].map((tensor) => [tensor, [tensor]]));
  let length = 1;
  for (const link of links) {
    const isAlike = sameKinds(link, last) && [...rows.values()].every((row) => link.pairs.has(row.at(-1) ?? carryIn));
    if (!isAlike) break;
    for (const row of rows.values()) row.push(link.pairs.get(row.at(-1) ?? carryIn) ?? carryIn);
    length += 1;
  }
  if (length < SHORTEST) return undefined;
  for (const row of rows.values()) row.reverse();
  return {
    length,
    carry: { in: carryIn, out: carryOut },
    rows,
    inner: new Set(last.inner),
    elements: new Set(last.elements),
    reverse: false,
  };
}

/** Whether as much is computed, given and shared in both. */
function sameKinds(a: Match, b: Match): boolean {
  const isShared = new Set(b.shared);
  const areAlike = a.inner.length === b.inner.length && a.elements.length === b.elements.length && a.shared.length === b.shared.length;
  return areAlike && a.shared.every((tensor) => isShared.has(tensor));
}
