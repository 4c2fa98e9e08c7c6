import * as l10n from '@vscode/l10n';
import { GraphError } from './errors.js';
import type { Sweep } from './operation.js';
import { add, constant } from './operations/index.js';
import { Result, resultIndex } from './operations/result.js';
import { operationOf } from './operations/table.js';
import { topologicalOrder } from './order.js';
import { formatShape, sameShape } from './shape.js';
import type { Tensor } from './tensor.js';

/**
 * The gradients of a scalar by variables, of the variables' shapes, as further nodes of the graph; zeros where the
 * scalar does not depend on a variable. Reverse-mode differentiation: one sweep from the loss back to the leaves
 * (Griewank and Walther, Evaluating Derivatives, 2008, chapter 3).
 * @throws GraphError where the loss is not a float32 scalar.
 */
export function differentiate(loss: Tensor, variables: readonly Tensor[]): Tensor[] {
  if (!sameShape(loss.shape, []) || loss.type !== 'float32') {
    const given = `${loss.type} ${formatShape(loss.shape)}`;
    throw new GraphError(loss.operation, l10n.t('Only a float32 scalar can be differentiated; this is {0}.', given));
  }
  const gradients = carryBack(new Map([[loss, constant(1)]]), variables);
  return variables.map((variable, index) => gradients[index] ?? constant(0, variable.shape));
}

/** Through a graph inside a node, whose parameters are the variables, whatever they are made of. */
const sweep: Sweep = (seeds, parameters) => carryBack(seeds, parameters, new Set(parameters));

/** @param given Nodes that nothing is carried back through. */
function carryBack(
  seeds: ReadonlyMap<Tensor, Tensor>,
  variables: readonly Tensor[],
  given: ReadonlySet<Tensor> = new Set(),
): readonly (Tensor | undefined)[] {
  const order = topologicalOrder([...seeds.keys()], (tensor) => given.has(tensor));
  const relevant = dependents(order, variables);
  const gradients = new GradientSums(seeds);
  for (const tensor of order.reverse()) {
    if (given.has(tensor) || !tensor.inputs.some((input) => relevant.has(input))) continue;
    const byInput = inputGradients(tensor, gradients);
    tensor.inputs.forEach((input, index) => {
      const contribution = byInput[index];
      if (contribution !== undefined && relevant.has(input)) gradients.add(input, contribution);
    });
  }
  return variables.map((variable) => gradients.of(variable));
}

/** What flows from a node, whose gradient is complete, to each of its inputs. */
function inputGradients(tensor: Tensor, gradients: GradientSums): readonly (Tensor | undefined)[] {
  const gradient = gradients.of(tensor);
  const [node] = tensor.inputs;
  if (tensor.operation === Result.name && node !== undefined) {
    if (gradient !== undefined) gradients.addToResult(node, resultIndex(tensor), gradient);
    return [];
  }
  const operation = operationOf(tensor);
  const ofResults = gradients.ofResults(tensor);
  if (ofResults !== undefined) return operation.gradientOfResults?.(ofResults, tensor.inputs, tensor, { sweep, operationOf }) ?? [];
  return gradient === undefined ? [] : (operation.gradient?.(gradient, tensor.inputs, tensor) ?? []);
}

/** The gradients that are known so far, each the sum of what its users contribute. */
class GradientSums {
  private readonly sums: Map<Tensor, Tensor>;
  private readonly results = new Map<Tensor, Map<number, Tensor>>();

  constructor(seeds: ReadonlyMap<Tensor, Tensor>) {
    this.sums = new Map(seeds);
  }

  of(tensor: Tensor): Tensor | undefined {
    return this.sums.get(tensor);
  }

  /** Of a node with several results, by their numbers. */
  ofResults(node: Tensor): ReadonlyMap<number, Tensor> | undefined {
    return this.results.get(node);
  }

  add(tensor: Tensor, contribution: Tensor): void {
    accumulate(this.sums, tensor, contribution);
  }

  addToResult(node: Tensor, index: number, contribution: Tensor): void {
    const byIndex = this.results.get(node) ?? new Map<number, Tensor>();
    accumulate(byIndex, index, contribution);
    this.results.set(node, byIndex);
  }
}

function accumulate<Key>(sums: Map<Key, Tensor>, key: Key, contribution: Tensor): void {
  const others = sums.get(key);
  sums.set(key, others === undefined ? contribution : add(others, contribution));
}

/** The nodes through which the variables are felt, themselves included. */
function dependents(order: readonly Tensor[], variables: readonly Tensor[]): ReadonlySet<Tensor> {
  const relevant = new Set(variables);
  for (const tensor of order) {
    if (tensor.inputs.some((input) => relevant.has(input))) relevant.add(tensor);
  }
  return relevant;
}
