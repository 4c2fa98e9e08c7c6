import type { Tensor } from '../../../graph/index.js';
import type { Chain } from './chain.js';

/** Leaves of one shape that are kept one after another in one tensor: variables, or random numbers. */
export type Stack = readonly Tensor[];

/** Where a row of tensors is found one after another: in a stack, or as what the repetitions of a chain leave behind. */
export type Source = { readonly stack: Stack } | { readonly chain: Chain; readonly tensor: Tensor };

/** What a tensor is in a chain: what corresponds to `tensor` in the repetition of this number. */
interface Place {
  readonly chain: Chain;
  readonly tensor: Tensor;
  readonly index: number;
}

/** Rows of tensors that are added to a chain. */
export interface Rows {
  readonly inner: ReadonlyMap<Tensor, readonly Tensor[]>;
  readonly elements: ReadonlyMap<Tensor, readonly Tensor[]>;
  /** What all repetitions use, besides constants. */
  readonly shared: ReadonlySet<Tensor>;
}

/** The chains of a graph that become loops, in the order in which they run, and the leaves that are stacked for them. */
export class Plan {
  readonly chains: Chain[] = [];
  readonly stacks: Stack[] = [];
  private readonly stackOf = new Map<Tensor, Stack>();
  private readonly places = new Map<Tensor, Place[]>();

  /** @param leaves Those that can be stacked. */
  constructor(private readonly leaves: ReadonlySet<Tensor>) {}

  /** Takes a chain in, in the direction in which what it needs is there. @returns whether it goes with the others. */
  add(found: Chain): boolean {
    for (const chain of [found, reversed(found)]) {
      const rows = [...chain.elements].map((tensor) => chain.rows.get(tensor) ?? []);
      if (!rows.every((row) => this.isThere(row, this.chains.length)) || !this.areNew(chain)) continue;
      for (const row of rows) this.stack(row);
      this.chains.push(chain);
      for (const [tensor, row] of chain.rows) if (!chain.elements.has(tensor)) this.place(chain, tensor, row);
      return true;
    }
    return false;
  }

  /** Lets a chain compute more; a new one comes last. @returns whether what that needs is there. */
  extend(chain: Chain, { inner, elements }: Rows): boolean {
    const isKnown = this.chains.includes(chain);
    const before = isKnown ? this.chains.indexOf(chain) : this.chains.length;
    if (![...elements.values()].every((row) => this.isThere(row, before))) return false;
    if (!isKnown) this.chains.push(chain);
    for (const [tensor, row] of elements) {
      this.stack(row);
      chain.rows.set(tensor, row);
      chain.elements.add(tensor);
    }
    for (const [tensor, row] of inner) {
      chain.rows.set(tensor, row);
      chain.inner.add(tensor);
      this.place(chain, tensor, row);
    }
    return true;
  }

  /** Whether a tensor is such a leaf, or comes from a chain: one of the first so many, if that is said. */
  isElement(tensor: Tensor, before = this.chains.length): boolean {
    return this.leaves.has(tensor) || this.placesOf(tensor).some(({ chain }) => this.chains.indexOf(chain) < before);
  }

  /** Whether a chain computes the tensor. */
  computed(tensor: Tensor): Place | undefined {
    return this.placesOf(tensor).find(({ chain, tensor: own }) => chain.inner.has(own));
  }

  stackWith(leaf: Tensor): Stack | undefined {
    return this.stackOf.get(leaf);
  }

  /** Where a row of tensors is found, if it is. */
  source(row: readonly Tensor[]): Source | undefined {
    const [first] = row;
    if (first === undefined) return undefined;
    const stack = this.stackOf.get(first);
    if (stack !== undefined) return sameRow(stack, row) ? { stack } : undefined;
    return this.placesOf(first).find(({ chain, tensor }) => sameRow(chain.rows.get(tensor) ?? [], row));
  }

  private isThere(row: readonly Tensor[], before: number): boolean {
    const source = this.source(row);
    if (source !== undefined) return 'stack' in source || this.chains.indexOf(source.chain) < before;
    return row.every((tensor) => this.leaves.has(tensor) && !this.stackOf.has(tensor)) && new Set(row).size === row.length;
  }

  private areNew(chain: Chain): boolean {
    return [...chain.inner].every((tensor) => (chain.rows.get(tensor) ?? []).every((one) => this.computed(one) === undefined));
  }

  private stack(row: readonly Tensor[]): void {
    const [first] = row;
    if (first === undefined || !this.leaves.has(first) || this.stackOf.has(first)) return;
    this.stacks.push(row);
    for (const tensor of row) this.stackOf.set(tensor, row);
  }

  private place(chain: Chain, tensor: Tensor, row: readonly Tensor[]): void {
    row.forEach((one, index) => this.places.set(one, [...this.placesOf(one), { chain, tensor, index }]));
  }

  private placesOf(tensor: Tensor): readonly Place[] {
    return this.places.get(tensor) ?? [];
  }
}

/** The same chain, with the last repetition first in the stacks. */
function reversed(chain: Chain): Chain {
  const rows = new Map([...chain.rows].map(([tensor, row]) => [tensor, row.toReversed()]));
  return { ...chain, rows, inner: new Set(chain.inner), elements: new Set(chain.elements), reverse: !chain.reverse };
}

function sameRow(a: readonly Tensor[], b: readonly Tensor[]): boolean {
  return a.length === b.length && a.every((tensor, index) => tensor === b[index]);
}
