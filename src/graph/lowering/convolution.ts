import { numberAttribute } from '../attribute.js';
import { channelsFirstAxes, channelsLastAxes, filtersLastAxes } from '../operations/channel-axes.js';
import { add, matrixMultiply, reshape, slidingOf, transpose } from '../operations/index.js';
import { patchProduct } from '../operations/patch-product.js';
import { patchesOf } from '../operations/patches.js';
import { positions } from '../operations/window.js';
import { elementCount } from '../shape.js';
import type { Tensor } from '../tensor.js';

/** So many elements of patches, 16 MB, are written and read three times in a step without leaving the caches of a processor. */
const MOST_ELEMENTS = 2 ** 22;

/**
 * A convolution, plus a number for each filter, as one matrix product of patches: with the channels last, as Keras has
 * them, it needs no transpositions, and its patches serve the kernel's gradient again. `undefined` where the patches
 * would be too many, or the channels are in groups.
 */
export function convolutionByPatches({ inputs: [x, kernel], attributes }: Tensor, bias?: Tensor): Tensor | undefined {
  if (x === undefined || kernel === undefined || numberAttribute(attributes, 'groups') !== 1) return undefined;
  const [filters = 1, channels = 1, ...window] = kernel.shape;
  const [batch = 1, , ...lengths] = x.shape;
  const how = slidingOf(attributes);
  const found = positions(lengths, window, how);
  const isPoint = elementCount(window) === 1;
  if (!isPoint && batch * elementCount(found) * channels * elementCount(window) > MOST_ELEMENTS) return undefined;
  const weights = reshape(transpose(kernel, filtersLastAxes(kernel.shape.length)), [-1, filters]);
  const images = transpose(x, channelsLastAxes(x.shape.length));
  const patches = patchesOf(x, window, how);
  // A window of one place that skips none sees the images themselves: the gradient goes back to them by a product, too.
  const seesAll = isPoint && how.strides.every((stride) => stride === 1) && !patches.isTransposed;
  const product = seesAll ? matrixMultiply(patches.rows, weights) : patchProduct(patches, weights, images, window, how);
  const sums = reshape(bias === undefined ? product : add(product, bias), [batch, ...found, filters]);
  return transpose(sums, channelsFirstAxes(sums.shape.length));
}
