import { topologicalOrder, type StateVariable, type StepGraph, type Tensor } from '../../../graph/index.js';
import { absorb } from './absorb.js';
import { findChains } from './chain.js';
import { computeRow } from './map.js';
import { Plan, type Source, type Stack } from './plan.js';

/** Chains of a graph that can become loops together, with stacks of variables that nothing else changes. */
export interface Choice {
  readonly plan: Plan;
  /** What each stack of variables becomes; null where they stay as they are. */
  readonly next: ReadonlyMap<Stack, Source | null>;
}

/** Chooses the chains of a graph that become loops. @returns `undefined` where there are none. */
export function chooseChains(graph: StepGraph): Choice | undefined {
  const roots = [...graph.state.map(({ next }) => next), ...graph.measurements.map(({ tensor }) => tensor)];
  const order = topologicalOrder(roots);
  const users = usersOf(order);
  const uses = new Map([...users].map(([tensor, list]) => [tensor, list.length]));
  const variables = new Map(graph.state.map((variable) => [variable.read, variable]));
  const leaves = new Set([...variables.keys(), ...order.filter(isRandom)]);
  for (const first of findChains(order, uses, (tensor) => leaves.has(tensor))) {
    const plan = new Plan(leaves);
    if (!plan.add(first)) continue;
    addOthers(plan, order, uses);
    for (const chain of plan.chains.toReversed()) absorb(plan, chain, order, users);
    const next = nextOfStacks(plan, variables, order);
    if (next !== undefined) return { plan, next };
  }
  return undefined;
}

/** Adds what runs along the chains of a plan, such as the way back. */
function addOthers(plan: Plan, order: readonly Tensor[], uses: ReadonlyMap<Tensor, number>): void {
  const length = plan.chains[0]?.length;
  for (;;) {
    const left = order.filter((tensor) => plan.computed(tensor) === undefined);
    const found = findChains(left, uses, (tensor) => plan.isElement(tensor)).filter((chain) => chain.length === length);
    if (!found.some((chain) => plan.add(chain))) return;
  }
}

/** @returns `undefined` where the variables of a stack are changed in ways of their own. */
function nextOfStacks(plan: Plan, variables: ReadonlyMap<Tensor, StateVariable>, order: readonly Tensor[]): Choice['next'] | undefined {
  const all = new Map<Stack, Source | null>();
  // A loop for the updates of some stacks may ask for others.
  for (const stack of plan.stacks) {
    if (stack.some(isRandom)) continue;
    const next = stack.map((read) => variables.get(read)?.next ?? read);
    if (next.every((tensor, index) => tensor === stack[index])) {
      all.set(stack, null);
      continue;
    }
    const source = plan.source(next) ?? (computeRow(plan, next, order) ? plan.source(next) : undefined);
    if (source === undefined || 'stack' in source) return undefined;
    all.set(stack, source);
  }
  return all;
}

function isRandom({ operation }: Tensor): boolean {
  return operation === 'RandomUniform';
}

function usersOf(order: readonly Tensor[]): ReadonlyMap<Tensor, readonly Tensor[]> {
  const users = new Map<Tensor, Tensor[]>();
  for (const user of order) {
    for (const input of new Set(user.inputs)) {
      const known = users.get(input);
      if (known === undefined) users.set(input, [user]);
      else known.push(user);
    }
  }
  return users;
}
