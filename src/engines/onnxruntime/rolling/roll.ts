import {
  concatenate,
  elementCount,
  input,
  multiply,
  reduceSum,
  reshape,
  resultOf,
  scanNode,
  sequenceOf,
  slice,
  topologicalOrder,
  type BatchInput,
  type StepGraph,
  type StepScalar,
  type Tensor,
  type TensorShape,
} from '../../../graph/index.js';
import { chooseChains, type Choice } from './choose.js';
import { placeOfModel, type Chain } from './chain.js';
import type { Plan, Source, Stack } from './plan.js';

/** Variables that an engine keeps in one tensor: one alone, or several of a shape, stacked along a new first axis. */
export interface StackedVariable {
  readonly names: readonly [string, ...string[]];
  readonly shape: TensorShape;
  readonly read: Tensor;
  readonly next: Tensor;
}

/** Measurements that a step makes at once: a scalar, or a vector with one each. */
export interface StackedMeasurement {
  /** Null for an element that nobody asked for. */
  readonly names: readonly (string | null)[];
  readonly tensor: Tensor;
}

/** A step graph in which parts that are repeated are loops. */
export interface RolledStep {
  readonly batchSize: number;
  readonly batchInputs: readonly BatchInput[];
  readonly scalars: readonly StepScalar[];
  readonly state: readonly StackedVariable[];
  readonly measurements: readonly StackedMeasurement[];
}

/** The elements of tensors of which the loop rather keeps all than to sum their squares one by one. */
const MOST_SQUARED_LATER = 1024;

/** Where more tensors than these have to be picked from what loops leave behind, loops do not pay. */
const MOST_PICKED = 16;

/**
 * Writes what a step does to many equal layers, one after another, as loops over them: the nodes of the model are few
 * then, it is built in no time, and its few small operations stay where the processor has them at hand. The variables of
 * the layers are stacked for that.
 */
export function rolled(graph: StepGraph): RolledStep {
  const choice = chooseChains(graph);
  const step = choice && new Rolling(graph, choice).step();
  return step ?? {
    ...graph,
    state: graph.state.map(({ name, ...variable }) => ({ names: [name], ...variable })),
    measurements: graph.measurements.map(({ name, tensor }) => ({ names: [name], tensor })),
  };
}

class Rolling {
  private readonly plan: Plan;
  /** What stands for a node of the graph now. */
  private readonly made = new Map<Tensor, Tensor>();
  private readonly scans = new Map<Chain, Tensor>();
  private readonly stacks: ReadonlyMap<Stack, Tensor>;
  private picked = 0;

  constructor(
    private readonly graph: StepGraph,
    private readonly choice: Choice,
  ) {
    this.plan = choice.plan;
    this.stacks = new Map(this.plan.stacks.map((stack) => [stack, choice.next.has(stack) ? input('stack', [stack.length, ...(stack[0]?.shape ?? [])]) : joined(stack)]));
  }

  /** @returns `undefined` where loops do not pay. */
  step(): RolledStep | undefined {
    const { graph } = this;
    const state = [...this.single(), ...this.stacked()];
    const measurements = this.measured();
    return this.picked > MOST_PICKED ? undefined : { ...graph, state, measurements };
  }

  private single(): readonly StackedVariable[] {
    const own = this.graph.state.filter(({ read }) => this.plan.stackWith(read) === undefined);
    this.prepare([...own.map(({ next }) => next), ...this.graph.measurements.map(({ tensor }) => tensor)]);
    return own.map(({ name, shape, read, next }) => ({ names: [name], shape, read, next: this.value(next) }));
  }

  private stacked(): readonly StackedVariable[] {
    const nameOf = new Map(this.graph.state.map(({ name, read }) => [read, name]));
    return [...this.choice.next].flatMap(([stack, source]) => {
      const [first, ...others] = stack.map((member) => nameOf.get(member) ?? '');
      const read = this.stackOf(stack);
      const next = source === null ? read : this.sequence(source);
      return first === undefined ? [] : [{ names: [first, ...others] as const, shape: read.shape, read, next }];
    });
  }

  private measured(): readonly StackedMeasurement[] {
    const single: StackedMeasurement[] = [];
    const vectors = new Map<Tensor, { readonly names: (string | null)[]; readonly tensor: Tensor }>();
    for (const { name, tensor } of this.graph.measurements) {
      const place = this.plan.computed(tensor);
      if (place === undefined) {
        single.push({ names: [name], tensor: this.value(tensor) });
        continue;
      }
      const { chain, tensor: own, index } = place;
      const known = vectors.get(own) ?? { names: new Array<string | null>(chain.length).fill(null), tensor: this.measuredTogether(place) };
      known.names[index] = name;
      vectors.set(own, known);
    }
    return [...single, ...vectors.values()];
  }

  /** One scalar of each repetition, as a vector. The squares of small tensors are summed for all at once when the loop is over. */
  private measuredTogether({ chain, tensor }: { readonly chain: Chain; readonly tensor: Tensor }): Tensor {
    const [x] = tensor.inputs;
    const isSmall = tensor.operation === 'ReduceSumSquare' && x?.type === 'float32' && elementCount(x.shape) <= MOST_SQUARED_LATER;
    if (!isSmall || !chain.rows.has(x)) return this.sequence({ chain, tensor });
    const all = this.sequence({ chain, tensor: x });
    return reduceSum(multiply(all, all), all.shape.slice(1).map((_, axis) => axis + 1));
  }

  /** Makes what is not in a chain, from the inputs to the roots, so that making one node never goes deep. */
  private prepare(roots: readonly Tensor[]): void {
    const isDone = (tensor: Tensor): boolean => this.plan.computed(tensor) !== undefined;
    const order = topologicalOrder(roots.filter((tensor) => !isDone(tensor)), isDone);
    for (const tensor of order) if (!isDone(tensor)) this.value(tensor);
  }

  /** What stands for a node. */
  private value(tensor: Tensor): Tensor {
    const known = this.made.get(tensor);
    if (known !== undefined) return known;
    const made = this.make(tensor);
    this.made.set(tensor, made);
    return made;
  }

  private make(tensor: Tensor): Tensor {
    const stack = this.plan.stackWith(tensor);
    if (stack !== undefined && this.choice.next.has(stack)) return this.pick(this.stackOf(stack), stack.indexOf(tensor), tensor);
    const place = this.plan.computed(tensor);
    if (place === undefined) {
      const inputs = tensor.inputs.map((one) => this.value(one));
      return inputs.every((one, index) => one === tensor.inputs[index]) ? tensor : { ...tensor, inputs };
    }
    const { chain, tensor: own, index } = place;
    const isLast = own === chain.carry?.out && index === placeOfModel(chain);
    return isLast ? resultOf(this.scan(chain), 0, tensor) : this.pick(this.sequence(place), index, tensor);
  }

  private pick(sequence: Tensor, index: number, { shape }: Tensor): Tensor {
    this.picked += 1;
    return reshape(slice(sequence, 0, index, index + 1), shape);
  }

  private sequence(source: Source): Tensor {
    return 'stack' in source ? this.stackOf(source.stack) : sequenceOf(this.scan(source.chain), source.tensor);
  }

  private stackOf(stack: Stack): Tensor {
    const made = this.stacks.get(stack);
    if (made === undefined) throw new Error('A stack is not part of the plan.');
    return made;
  }

  private scan(chain: Chain): Tensor {
    const known = this.scans.get(chain);
    if (known !== undefined) return known;
    const made = this.makeScan(chain);
    this.scans.set(chain, made);
    return made;
  }

  private makeScan(chain: Chain): Tensor {
    const { carry, rows, inner, reverse } = chain;
    const initial = carry === null ? [] : [rows.get(carry.in)?.at(reverse ? -1 : 0) ?? carry.in];
    const elements = [...chain.elements];
    const sequences = elements.map((tensor) => {
      const source = this.plan.source(rows.get(tensor) ?? []);
      if (source === undefined) throw new Error(`A loop lacks what it needs: ${tensor.operation}.`);
      return this.sequence(source);
    });
    const captured = new Set([...inner].flatMap(({ inputs }) => inputs).filter((one) => !rows.has(one) && one.operation !== 'Constant'));
    const [carryIn, carryOut] = carry === null ? [[], []] : [[carry.in], [carry.out]];
    return scanNode(
      [...initial, ...captured].map((one) => this.value(one)).toSpliced(initial.length, 0, ...sequences),
      { parameters: [...carryIn, ...elements, ...captured], results: [...carryOut, ...endsOf(inner, carry)] },
      initial.length,
      elements.length,
      reverse,
    );
  }
}

/** The nodes that no other of a chain needs; of those that have several results, the results. */
function endsOf(inner: ReadonlySet<Tensor>, carry: Chain['carry']): readonly Tensor[] {
  const used = new Set([...inner].flatMap(({ inputs }) => inputs));
  return [...inner].filter((tensor) => tensor !== carry?.out && !used.has(tensor));
}

/** Tensors of one shape, one after another along a new first axis. */
function joined([first, ...others]: Stack): Tensor {
  if (first === undefined) throw new Error('A stack is empty.');
  const part = (tensor: Tensor): Tensor => reshape(tensor, [1, ...tensor.shape]);
  return concatenate([part(first), ...others.map(part)], 0);
}
