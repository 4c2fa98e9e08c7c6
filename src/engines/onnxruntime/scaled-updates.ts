import { topologicalOrder, type StepGraph, type Tensor } from '../../graph/index.js';
import { Scaling } from './scaling.js';
import { substitute } from './substitute.js';

/** A tensor times a scalar of the step, which is there without a pass over all elements of the tensor. */
export interface ScaledTensor {
  /** The scalar's name. */
  readonly scalar: string;
  readonly tensor: Tensor;
}

/** A graph whose updates need some tensors multiplied by a scalar only. */
export interface ScaledUpdates {
  readonly state: StepGraph['state'];
  /** By what is multiplied. */
  readonly scaled: ReadonlyMap<Tensor, ScaledTensor>;
}

/**
 * Lets the learning rate into the product that makes a gradient, where the update multiplies the gradient by it: that
 * spares a pass over the gradient, the product's factors being smaller. A gradient of which the graph also needs the bare
 * values keeps them.
 * @param observers Nodes that do not count as needing the bare values, since their author can do with the scaled ones.
 */
export function scaledUpdates(graph: StepGraph, observers: ReadonlySet<Tensor>): ScaledUpdates {
  const users = usersOf(graph);
  const scaled = new Map<Tensor, ScaledTensor>();
  const replacements = new Map<Tensor, Tensor>();
  for (const { name, tensor: scalar } of graph.scalars) {
    const scaling = new Scaling(scalar);
    const products = (users.get(scalar) ?? []).flatMap((product) => {
      const [left, right] = product.inputs;
      const tensor = left === scalar ? right : left;
      return product.operation === 'Mul' && tensor !== undefined ? [{ product, tensor }] : [];
    });
    // Matrices first: sums are scaled where a matrix has its factor scaled anyway.
    for (const { product, tensor } of products.sort((a, b) => b.tensor.shape.length - a.tensor.shape.length)) {
      const others = (users.get(tensor) ?? []).filter((user) => user !== product && !observers.has(user));
      const inside = others.length === 0 ? scaling.inside(tensor) : undefined;
      if (inside === undefined) continue;
      scaled.set(tensor, { scalar: name, tensor: inside });
      replacements.set(product, inside);
    }
  }
  const next = substitute(graph.state.map((variable) => variable.next), replacements);
  return { state: graph.state.map((variable, index) => ({ ...variable, next: next[index] ?? variable.next })), scaled };
}

function usersOf({ state, measurements }: StepGraph): ReadonlyMap<Tensor, readonly Tensor[]> {
  const users = new Map<Tensor, Tensor[]>();
  const roots = [...state.map(({ next }) => next), ...measurements.map(({ tensor }) => tensor)];
  for (const user of topologicalOrder(roots)) {
    for (const input of new Set(user.inputs)) {
      const known = users.get(input);
      if (known === undefined) users.set(input, [user]);
      else known.push(user);
    }
  }
  return users;
}
