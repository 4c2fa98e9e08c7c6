import { add, concatenate, matrixMultiply, multiply, reshape, split, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { applyActivation } from '../../activations/index.js';
import { objectArgument } from '../../argument.js';

/** The gates of a cell stand side by side, as blocks of `units` columns, in its kernels and in what they make. */

/** The blocks of columns one by one. */
export function blocksOf(weight: Tensor, count: number): Tensor[] {
  const columns = weight.shape.at(-1) ?? count;
  return split(weight, -1, new Array<number>(count).fill(columns / count));
}

function joined(blocks: readonly Tensor[]): Tensor {
  const [first, ...others] = blocks;
  if (first === undefined) throw new Error('A cell has at least one gate.');
  return others.length === 0 ? first : concatenate([first, ...others], -1);
}

/**
 * x · kernel, where with dropout each block may see `x` through a mask of its own.
 * @param x (…, features).
 * @param masks None, one for all blocks, or one for each; what `x` is multiplied by.
 */
export function gatedProduct(x: Tensor, kernel: Tensor, masks: readonly Tensor[]): Tensor {
  const [first, ...others] = masks;
  if (first === undefined) return matrixMultiply(x, kernel);
  if (others.length === 0) return matrixMultiply(multiply(x, first), kernel);
  const blocks = blocksOf(kernel, masks.length);
  return joined(masks.flatMap((mask, index) => {
    const block = blocks[index];
    return block === undefined ? [] : [matrixMultiply(multiply(x, mask), block)];
  }));
}

/**
 * {@link gatedProduct} of all steps of a sequence, plus a bias.
 * @param sequence (steps, batch, features).
 * @returns (steps, batch, columns).
 */
export function inputProducts(
  sequence: Tensor,
  kernel: Tensor,
  bias: Tensor | null,
  masks: readonly Tensor[],
): Tensor {
  const [steps = 1, batch = 1, features = 1] = sequence.shape;
  const product = gatedProduct(
    masks.length === 0 ? reshape(sequence, [steps * batch, features]) : sequence,
    kernel,
    masks,
  );
  const sum = bias === null ? product : add(product, bias);
  return reshape(sum, [steps, batch, kernel.shape.at(-1) ?? 1]);
}

/** The activation that an argument of a cell names. */
export function activationOf(config: Config, name: string): (x: Tensor) => Tensor {
  const activation = objectArgument(config, name);
  return (x) => (activation === null ? x : applyActivation(x, activation));
}
