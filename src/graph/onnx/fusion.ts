import { sameShape, broadcastShapes } from '../shape.js';
import type { Tensor } from '../tensor.js';

/** A matrix product or convolution and what is added to it, as ONNX's `Gemm` and `Conv` compute them in one go. */
export interface BiasedProduct {
  readonly product: Tensor;
  readonly bias: Tensor;
  /** The nodes that need not be computed by themselves any more. */
  readonly absorbed: readonly Tensor[];
}

/**
 * The additions among `order` that are a matrix product or a convolution plus a bias, where nobody else uses the bare
 * product.
 * @param order Every node of the graph.
 * @param uses How often each node is used.
 */
export function findBiasedProducts(order: readonly Tensor[], uses: ReadonlyMap<Tensor, number>): Map<Tensor, BiasedProduct> {
  const found = new Map<Tensor, BiasedProduct>();
  for (const sum of order) {
    const [left, right] = sum.inputs;
    if (sum.operation !== 'Add' || left === undefined || right === undefined) continue;
    for (const [product, added] of [
      [left, right],
      [right, left],
    ] as const) {
      const bias = uses.get(product) === 1 ? biasOf(product, added) : undefined;
      if (bias === undefined) continue;
      found.set(sum, {
        product,
        bias,
        absorbed: added !== bias && uses.get(added) === 1 ? [product, added] : [product],
      });
      break;
    }
  }
  return found;
}

/** What ONNX is told to add to a product, if it can be told. */
function biasOf(product: Tensor, added: Tensor): Tensor | undefined {
  if (isPlainProduct(product)) return addsInPlace(added, product) ? added : undefined;
  return product.operation === 'Conv' ? biasPerFilter(added, product) : undefined;
}

/** The vector that was reshaped so that it adds one number to each filter of a convolution, if that is what was done. */
export function biasPerFilter(
  { operation, inputs: [vector], shape }: Tensor,
  { shape: [, filters = 1, ...lengths] }: Tensor,
): Tensor | undefined {
  const column = [filters, ...lengths.map(() => 1)];
  const isVector = operation === 'Reshape' && vector !== undefined && sameShape(vector.shape, [filters]);
  return isVector && sameShape(shape.length > column.length ? shape.slice(1) : shape, column) ? vector : undefined;
}

function isPlainProduct({ operation, inputs }: Tensor): boolean {
  return operation === 'PatchProduct' || (operation === 'MatMul' && inputs.every(({ shape }) => shape.length === 2));
}

/** Whether adding the bias leaves the product's shape as it is. */
function addsInPlace(bias: Tensor, product: Tensor): boolean {
  const sum = broadcastShapes(bias.shape, product.shape);
  return sum !== undefined && sameShape(sum, product.shape);
}
