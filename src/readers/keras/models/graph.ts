import type { Application, Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';

/** One use of an operation between a model's inputs and outputs. */
export interface Use {
  readonly operation: Operation;
  readonly application: number;
}

/** The part of the graph of calls that a model is made of. */
export interface ModelGraph {
  /** In Keras's order: the furthest from the outputs first, then as a search from the outputs meets them. */
  readonly operations: readonly Operation[];
  /** The applications of each operation that are in the model, in the order of the program. */
  readonly applications: ReadonlyMap<Operation, readonly number[]>;
  /** Every use, after those that it needs. */
  readonly uses: readonly Use[];
}

const keyOf = ({ operation, application }: Use): string => `${operation.id}#${application}`;

/** Finds the operations between inputs and outputs and orders them as keras/src/ops/function.py, `map_graph`, does. */
export function modelGraph(inputs: readonly Tensor[], outputs: readonly Tensor[]): ModelGraph {
  const { finished, firstMet } = traverse(inputs, outputs);
  const depths = new Map<string, number>();
  const operationDepths = new Map<Operation, number>();
  const inGraph = new Set(finished.map(keyOf));
  for (const use of finished.toReversed()) {
    const depth = Math.max(depths.get(keyOf(use)) ?? 0, operationDepths.get(use.operation) ?? 0);
    operationDepths.set(use.operation, depth);
    depths.set(keyOf(use), depth);
    for (const parent of parentsOf(use)) {
      if (inGraph.has(keyOf(parent))) depths.set(keyOf(parent), Math.max(depth + 1, depths.get(keyOf(parent)) ?? 0));
    }
  }
  for (const { operation } of inputs) if (!operationDepths.has(operation)) operationDepths.set(operation, 0);
  const operations = [...operationDepths.keys()].sort((one, other) =>
    (operationDepths.get(other) ?? 0) - (operationDepths.get(one) ?? 0) || (firstMet.get(one) ?? -1) - (firstMet.get(other) ?? -1));
  const applications = new Map<Operation, number[]>();
  for (const { operation, application } of finished) {
    const list = applications.get(operation) ?? [];
    list.push(application);
    applications.set(operation, list);
  }
  for (const list of applications.values()) list.sort((one, other) => one - other);
  return { operations, applications, uses: finished };
}

/** Walks back from the outputs, depth first, with a stack of its own: a model may be deeper than JavaScript's. */
function traverse(
  inputs: readonly Tensor[],
  outputs: readonly Tensor[],
): { readonly finished: readonly Use[]; readonly firstMet: ReadonlyMap<Operation, number> } {
  const stops = new Set(inputs.map(keyOf));
  const finished: Use[] = [];
  const seen = new Set<string>();
  const firstMet = new Map<Operation, number>();
  const enter = (use: Use): { readonly use: Use; readonly parents: readonly Use[]; next: number } => {
    seen.add(keyOf(use));
    if (!firstMet.has(use.operation)) firstMet.set(use.operation, firstMet.size);
    return { use, parents: stops.has(keyOf(use)) ? [] : parentsOf(use), next: 0 };
  };
  for (const output of outputs) {
    if (seen.has(keyOf(output))) continue;
    const stack = [enter(output)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const parent = top.parents[top.next++];
      if (parent === undefined) {
        finished.push(top.use);
        stack.pop();
      } else if (!seen.has(keyOf(parent))) stack.push(enter(parent));
    }
  }
  return { finished, firstMet };
}

function parentsOf({ operation, application }: Use): readonly Tensor[] {
  const made: Application | undefined = operation.applications[application];
  return [...(made?.inputs ?? []), ...(made?.masks ?? [])];
}
