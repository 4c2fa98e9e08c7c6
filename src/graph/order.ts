import type { Tensor } from './tensor.js';

/**
 * Every node that the roots depend on, inputs before those who use them, in the order of a depth-first walk from the
 * first root to the last. Iterative, so that deep networks do not exhaust the stack.
 * @param isLeaf Nodes whose inputs are not looked at.
 */
export function topologicalOrder(roots: readonly Tensor[], isLeaf: (tensor: Tensor) => boolean = () => false): Tensor[] {
  const order: Tensor[] = [];
  const visited = new Set<Tensor>();
  const path: { readonly tensor: Tensor; next: number }[] = [];
  for (const root of roots) {
    if (visited.has(root)) continue;
    visited.add(root);
    path.push({ tensor: root, next: 0 });
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const input = isLeaf(step.tensor) ? undefined : step.tensor.inputs[step.next];
      step.next += 1;
      if (input === undefined) {
        order.push(step.tensor);
        path.pop();
      } else if (!visited.has(input)) {
        visited.add(input);
        path.push({ tensor: input, next: 0 });
      }
    }
  }
  return order;
}
