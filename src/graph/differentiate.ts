import * as l10n from '@vscode/l10n';
import { GraphError } from './errors.js';
import { add, constant } from './operations/index.js';
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
  const order = topologicalOrder([loss]);
  const relevant = dependents(order, variables);
  const gradients = new Map<Tensor, Tensor>([[loss, constant(1)]]);
  for (const tensor of order.reverse()) {
    const gradient = gradients.get(tensor);
    if (gradient === undefined || !tensor.inputs.some((input) => relevant.has(input))) continue;
    const byInput = operationOf(tensor).gradient?.(gradient, tensor.inputs, tensor) ?? [];
    tensor.inputs.forEach((input, index) => {
      const contribution = byInput[index];
      if (contribution === undefined || !relevant.has(input)) return;
      const others = gradients.get(input);
      gradients.set(input, others === undefined ? contribution : add(others, contribution));
    });
  }
  return variables.map((variable) => gradients.get(variable) ?? constant(0, variable.shape));
}

/** The nodes through which the variables are felt, themselves included. */
function dependents(order: readonly Tensor[], variables: readonly Tensor[]): ReadonlySet<Tensor> {
  const relevant = new Set(variables);
  for (const tensor of order) {
    if (tensor.inputs.some((input) => relevant.has(input))) relevant.add(tensor);
  }
  return relevant;
}
