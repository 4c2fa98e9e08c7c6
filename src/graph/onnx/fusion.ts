import { sameShape, broadcastShapes } from '../shape.js';
import type { Tensor } from '../tensor.js';

/** A matrix product and what is added to it, as ONNX's `Gemm` computes them in one go. */
export interface BiasedProduct {
  readonly product: Tensor;
  readonly bias: Tensor;
}

/**
 * The additions among `order` that are a matrix product plus a bias, where nobody else uses the bare product.
 * @param order Every node of the graph.
 * @param roots Nodes that are used from outside.
 */
export function findBiasedProducts(order: readonly Tensor[], roots: readonly Tensor[]): Map<Tensor, BiasedProduct> {
  const uses = new Map<Tensor, number>();
  for (const tensor of [...roots, ...order.flatMap((user) => user.inputs)]) {
    uses.set(tensor, (uses.get(tensor) ?? 0) + 1);
  }
  const found = new Map<Tensor, BiasedProduct>();
  for (const sum of order) {
    const [left, right] = sum.inputs;
    if (sum.operation !== 'Add' || left === undefined || right === undefined) continue;
    const fits = (product: Tensor, bias: Tensor): boolean =>
      isPlainProduct(product) && uses.get(product) === 1 && addsInPlace(bias, product);
    if (fits(left, right)) found.set(sum, { product: left, bias: right });
    else if (fits(right, left)) found.set(sum, { product: right, bias: left });
  }
  return found;
}

function isPlainProduct({ operation, inputs }: Tensor): boolean {
  return operation === 'MatMul' && inputs.every(({ shape }) => shape.length === 2);
}

/** Whether adding the bias leaves the product's shape as it is. */
function addsInPlace(bias: Tensor, product: Tensor): boolean {
  const sum = broadcastShapes(bias.shape, product.shape);
  return sum !== undefined && sameShape(sum, product.shape);
}
