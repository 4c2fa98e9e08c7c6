import { isConfigObject, isUnknown, type ConfigValue, type Maybe, type Shape, type Unknown } from '../../../spec/index.js';
import { inferUnmet, type Inference, type Operation } from '../operations/operation.js';

/** Layers in a chain of which one branch or another is there; which one depends on what is known only when the file runs. */
export interface Fork {
  readonly reason: Unknown;
  /** The branches, each from the same layer on; one may be empty. */
  readonly branches: readonly (readonly Operation[])[];
  /** Whether a branch is itself not certain, or may come several times, so that nothing is known of what comes out of it. */
  readonly isNested: boolean;
}

/** A chain of layers with its forks; the layers of all branches of a fork follow each other in it. */
export interface Chain {
  readonly operations: readonly Operation[];
  readonly forks: readonly Fork[];
}

/**
 * What is common to chains of which one is real, or (`repeats`) what is between them comes any number of times: the layers that
 * they all begin with, and a fork for what comes then.
 */
export function mergeChains(chains: readonly Chain[], reason: Unknown, repeats = false): Chain {
  const [first] = chains;
  if (first === undefined) return { operations: [], forks: [] };
  const settled = first.forks.filter((fork) => chains.every(({ forks }) => forks.includes(fork)));
  const ways = chains.flatMap((chain) => waysThrough(chain, settled));
  const common = lengthOfBeginning(ways);
  const branches = distinct(ways.map(({ operations }) => operations.slice(common)));
  if (branches.length < 2) return first;
  const forked = new Set(branches.flat());
  const isForked = (fork: Fork): boolean => fork.branches.flat().some((operation) => forked.has(operation));
  const isNested = repeats || ways.some(({ forks }) => forks.some(isForked));
  return {
    operations: [...(ways[0]?.operations ?? []).slice(0, common), ...forked],
    forks: [...(ways[0]?.forks ?? []).filter((fork) => !isForked(fork)), { reason, branches, isNested }],
  };
}

/** Chains with more ways than these through their forks are left as they are. */
const mostWays = 32;

/**
 * The chains that one with forks may be: its branches in turn, so that those of an `elif` stand beside those of the `if`. Forks
 * that are settled, or nested, stay.
 */
function waysThrough(chain: Chain, settled: readonly Fork[]): readonly Chain[] {
  const open = chain.forks.filter((fork) => !fork.isNested && !settled.includes(fork));
  if (open.reduce((count, { branches }) => count * branches.length, 1) > mostWays) return [chain];
  const passed = new Set<Fork>();
  let ways: readonly (readonly Operation[])[] = [[]];
  for (const operation of chain.operations) {
    const fork = forkOf(operation, open);
    if (fork === undefined) ways = ways.map((way) => [...way, operation]);
    else if (!passed.has(fork)) ways = ways.flatMap((way) => fork.branches.map((branch) => [...way, ...branch]));
    if (fork !== undefined) passed.add(fork);
  }
  return ways.map((operations) => ({ operations, forks: chain.forks.filter((fork) => !open.includes(fork)) }));
}

/** How many layers chains begin with in common. */
function lengthOfBeginning([first, ...others]: readonly Chain[]): number {
  let length = 0;
  while (
    first !== undefined &&
    length < first.operations.length &&
    others.every(({ operations }) => isSame(first.operations[length], operations[length]))
  )
    length++;
  return length;
}

function distinct(branches: readonly (readonly Operation[])[]): (readonly Operation[])[] {
  const found: (readonly Operation[])[] = [];
  for (const branch of branches) {
    const isKnown = found.some((other) => other.length === branch.length && other.every((operation, index) => isSame(operation, branch[index])));
    if (!isKnown) found.push(branch);
  }
  return found;
}

/** Whether two branches lead to the same layer: the same one, or one of the same name, class and configuration. */
function isSame(one: Operation | undefined, other: Operation | undefined): boolean {
  if (one === other) return true;
  if (one?.constructor !== other?.constructor || one === undefined || other === undefined) return false;
  if (one.name !== other.name || one.className !== other.className || (one.parts ?? []).length > 0) return false;
  return Object.keys(other.config).length === Object.keys(one.config).length
    && Object.entries(one.config).every(([name, value]) => isSameConfig(value, other.config[name]));
}

function isSameConfig(one: ConfigValue, other: ConfigValue | undefined): boolean {
  if (one === other) return true;
  if (other === undefined || isUnknown(one) || isUnknown(other)) return false;
  if (isConfigObject(one) && isConfigObject(other)) {
    return one.className === other.className && Object.entries(one.config).every(([name, value]) => isSameConfig(value, other.config[name]));
  }
  return isList(one) && isList(other) && one.length === other.length && one.every((value, index) => isSameConfig(value, other[index]));
}

function isList(value: ConfigValue): value is readonly ConfigValue[] {
  return Array.isArray(value);
}

/** The fork that a layer is in. */
export function forkOf(operation: Operation, forks: readonly Fork[]): Fork | undefined {
  return forks.find(({ branches }) => branches.some((branch) => branch.includes(operation)));
}

/** The layer before another in a chain; undefined for the first one. */
export function layerBefore({ operations, forks }: Chain, operation: Operation): Operation | undefined {
  const index = operations.indexOf(operation);
  const fork = forkOf(operation, forks);
  const branch = fork?.branches.find((each) => each.includes(operation));
  const inBranch = branch?.[branch.indexOf(operation) - 1];
  if (fork === undefined) return operations[index - 1];
  return inBranch ?? operations[Math.min(...fork.branches.flat().map((each) => operations.indexOf(each))) - 1];
}

/**
 * What each layer of a chain makes of what the one before gives. Of the layers of a fork nothing is known; what comes after
 * it is, where all branches give the same shape.
 */
export function inferChain({ operations, forks }: Chain, input: Maybe<Shape>): Inference[] {
  let shape = input;
  const after = new Map<Fork, Maybe<Shape>>();
  return operations.map((operation, index) => {
    const fork = forkOf(operation, forks);
    if (fork !== undefined) {
      if (!after.has(fork)) after.set(fork, shapeAfter(fork, shape));
      const isLast = forkOf(operations[index + 1] ?? operation, forks) !== fork || index === operations.length - 1;
      if (isLast) shape = after.get(fork) ?? fork.reason;
      return inferUnmet(operation, fork.reason);
    }
    const inference = isUnknown(shape) ? inferUnmet(operation, shape) : operation.infer([shape]);
    shape = inference.outputShape;
    return inference;
  });
}

function shapeAfter({ reason, branches, isNested }: Fork, before: Maybe<Shape>): Maybe<Shape> {
  if (isNested || isUnknown(before)) return reason;
  const ends = branches.map((branch) =>
    branch.reduce<Maybe<Shape>>((shape, operation) => (isUnknown(shape) ? shape : operation.infer([shape]).outputShape), before),
  );
  const [first, ...others] = ends;
  if (first === undefined || isUnknown(first)) return reason;
  return others.every((shape) => !isUnknown(shape) && shape.length === first.length && shape.every((size, axis) => size === first[axis])) ? first : reason;
}
