import { operationOf, topologicalOrder, type Tensor } from '../../graph/index.js';

/** What a step updates and measures. */
interface Observed {
  readonly state: readonly { readonly next: Tensor }[];
  readonly measurements: readonly { readonly tensor: Tensor }[];
}

/**
 * What must be collected in every step so that the measurements can be computed from them when all steps
 * are over. What can wait is elementwise work on scalars that no update depends on, like the square roots that make
 * norms of sums of squares: then it is done once for all steps, and not in each.
 */
export function findCollected({ state, measurements }: Observed): Tensor[] {
  const updates = state.map(({ next }) => next);
  const measured = measurements.map(({ tensor }) => tensor);
  const order = topologicalOrder([...updates, ...measured]);

  const fixed = new Set<Tensor>();
  for (const tensor of order) {
    if (tensor.operation === 'Constant' || (tensor.inputs.length > 0 && tensor.inputs.every((input) => fixed.has(input)))) {
      fixed.add(tensor);
    }
  }
  const inStep = new Set(updates);
  const waits = (tensor: Tensor): boolean => !inStep.has(tensor) && !fixed.has(tensor) && isScalarArithmetic(tensor);
  for (const tensor of order.toReversed()) {
    if (!waits(tensor)) tensor.inputs.forEach((input) => inStep.add(input));
  }
  const inputs = order.filter(waits).flatMap((tensor) => tensor.inputs.filter((input) => !fixed.has(input)));
  return [...new Set([...measured, ...inputs])].filter((tensor) => !waits(tensor));
}

/** Whether an operation gives the same on the values of many steps as on those of each. */
function isScalarArithmetic(tensor: Tensor): boolean {
  return tensor.shape.length === 0 && operationOf(tensor).elementwise === true;
}
