import * as l10n from '@vscode/l10n';
import { flagAttribute, numbersAttribute } from '../attribute.js';
import { ShapeMismatchError } from '../errors.js';
import { apply, type Operation } from '../operation.js';
import { elementCount } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { lengthOf } from './axes.js';
import { channelsFirstAxes, channelsLastAxes, filtersFirstAxes } from './channel-axes.js';
import { convolveTransposed } from './convolution.js';
import { reshape, transpose } from './layout.js';
import { gemmAttributes, matrixMultiply } from './matrix.js';
import type { Patches } from './patches.js';
import { requireTypes } from './signature.js';
import { positions, slidingAttributes, slidingOf, type Sliding } from './window.js';

/**
 * A convolution as one matrix product: of its patches with the weights of all places. It knows what the patches were
 * taken from, and so hands the gradient back to it at once, and not patch by patch.
 */
export const PatchProduct: Operation<[patches: Tensor, weights: Tensor, images: Tensor]> = {
  name: 'PatchProduct',
  infer(inputs, attributes) {
    requireTypes('PatchProduct', inputs, ['float32']);
    const [patches, weights, images] = inputs;
    const [batch = 1, ...lengths] = images.shape.slice(0, -1);
    const channels = images.shape.at(-1) ?? 1;
    const window = [...numbersAttribute(attributes, 'window')];
    const [rows, columns] = sizeOf(patches, flagAttribute(attributes, 'transposeA'));
    const found = positions(lengths, window, slidingOf(attributes));
    const fits =
      rows === batch * elementCount(found) &&
      columns === channels * elementCount(window) &&
      columns === lengthOf(weights, 0);
    if (!fits) {
      const shapes = [patches.shape, weights.shape, images.shape];
      throw new ShapeMismatchError('PatchProduct', shapes, l10n.t('the patches must be those of the images, and each of their elements needs a row of weights.'));
    }
    return { shape: [rows, lengthOf(weights, 1)], type: 'float32' };
  },
  gradient(gradient, [patches, weights, images], { attributes }) {
    const how = slidingOf(attributes);
    const window = [...numbersAttribute(attributes, 'window')];
    const lengths = images.shape.slice(1, -1);
    const filters = lengthOf(weights, 1);
    const sums = reshape(gradient, [lengthOf(images, 0), ...positions(lengths, window, how), filters]);
    const kernel = reshape(weights, [...window, -1, filters]);
    const byImages = convolveTransposed(
      transpose(sums, channelsFirstAxes(sums.shape.length)),
      transpose(kernel, filtersFirstAxes(kernel.shape.length)),
      lengths,
      how,
    );
    return [
      undefined,
      matrixMultiply(patches, gradient, { transposeA: !flagAttribute(attributes, 'transposeA') }),
      transpose(byImages, channelsLastAxes(images.shape.length)),
    ];
  },
  onnx: (writer, [patches = '', weights = ''], { attributes }) =>
    writer.node('Gemm', [patches, weights], gemmAttributes(attributes)),
};

function sizeOf({ shape: [first = 1, second = 1] }: Tensor, isTransposed: boolean): readonly [rows: number, columns: number] {
  return isTransposed ? [second, first] : [first, second];
}

/**
 * The sums that a convolution comes to, one row for each position of the window: (batch · positions, filters).
 * @param weights (places · channels, filters).
 * @param images What the patches were taken from, (batch, …lengths, channels).
 * @throws ShapeMismatchError where the patches are not those of the images, or the weights do not fit them.
 */
export function patchProduct(
  { rows, isTransposed }: Patches,
  weights: Tensor,
  images: Tensor,
  window: readonly number[],
  how: Sliding,
): Tensor {
  return apply(PatchProduct, [rows, weights, images], { ...slidingAttributes(how), window, transposeA: isTransposed });
}
