import { onnxConvolution } from '../operations/convolution.js';
import { gemmAttributes } from '../operations/matrix.js';
import { usedResults } from '../operations/result.js';
import { operationOf } from '../operations/table.js';
import { topologicalOrder } from '../order.js';
import type { Tensor } from '../tensor.js';
import { findBiasedProducts } from './fusion.js';
import type { OnnxWriter } from './rule.js';

/**
 * Writes the nodes that compute `roots`, and returns under which name each value is found.
 * @param bound The names of values that are there already; what is behind them is not looked at.
 * @throws GraphError where an input is not bound.
 */
export function emit(
  roots: readonly Tensor[],
  bound: ReadonlyMap<Tensor, string>,
  writer: OnnxWriter,
): ReadonlyMap<Tensor, string> {
  const names = new Map(bound);
  const nameOf = (tensor: Tensor): string => names.get(tensor) ?? '';
  const order = topologicalOrder(roots, (tensor) => bound.has(tensor));
  const biased = findBiasedProducts(
    order.filter((tensor) => !bound.has(tensor)),
    roots,
  );
  const used = usedResults(order);
  const absorbed = new Set([...biased.values()].flatMap((fused) => fused.absorbed));
  for (const tensor of order) {
    if (names.has(tensor) || absorbed.has(tensor)) continue;
    const fused = biased.get(tensor);
    if (fused === undefined) {
      const context = { used: used.get(tensor) ?? [], emit };
      names.set(tensor, operationOf(tensor).onnx(writer, tensor.inputs.map(nameOf), tensor, context));
    } else {
      const factors = [...fused.product.inputs, fused.bias].map(nameOf);
      const { operation, attributes } = fused.product;
      const isConvolution = operation === 'Conv';
      const said = isConvolution ? onnxConvolution(attributes) : gemmAttributes(attributes);
      names.set(tensor, writer.node(isConvolution ? 'Conv' : 'Gemm', factors, said));
    }
  }
  return names;
}
