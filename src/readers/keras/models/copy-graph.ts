import type { Call } from '../../python/index.js';
import { record, tensorOf } from '../operations/apply.js';
import type { Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';
import { copyOperation } from './copy-operation.js';
import type { ModelGraph } from './graph.js';

/**
 * Makes the operations of a graph anew, with weights of their own and the same names and connections. Returns how a
 * tensor of the graph is found in the copy; `undefined` where an operation cannot be copied.
 */
export function copyGraph(graph: ModelGraph, inputs: readonly Tensor[], call: Call): ((tensor: Tensor) => Tensor) | undefined {
  const copies = new Map<Operation, Operation>();
  for (const operation of graph.operations) {
    const copy = copyOperation(operation, call);
    if (copy === undefined) return undefined;
    copies.set(operation, copy);
  }
  const stops = new Set(inputs.map(({ operation, application }) => keyOf(operation, application)));
  const applications = new Map<string, number>();
  const find = (tensor: Tensor): Tensor => {
    const copy = copies.get(tensor.operation) ?? tensor.operation;
    return tensorOf(copy, applications.get(keyOf(tensor.operation, tensor.application)) ?? 0, tensor.output);
  };
  for (const { operation, application } of graph.uses) {
    const copy = copies.get(operation);
    const made = operation.applications[application];
    if (copy === undefined || made === undefined) return undefined;
    const parents = stops.has(keyOf(operation, application)) ? [] : made.inputs.map(find);
    applications.set(keyOf(operation, application), record(copy, parents, made.inference, made.arguments, made.masks?.map(find)));
  }
  return find;
}

const keyOf = (operation: Operation, application: number): string => `${operation.id}#${application}`;
