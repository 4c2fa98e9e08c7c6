import * as l10n from '@vscode/l10n';
import { numberAttribute, numbersAttribute } from '../attribute.js';
import { ShapeMismatchError } from '../errors.js';
import { apply, type Operation } from '../operation.js';
import type { Tensor } from '../tensor.js';
import { lengthOf } from './axes.js';
import { kernelGradient } from './kernel-gradient.js';
import { requireTypes } from './signature.js';
import { at, onnxSliding, positions, reach, sliding, slidingAttributes, slidingOf, type Sliding } from './window.js';

/** How a kernel slides, and into how many groups the channels are parted, each of which has filters of its own. */
export interface ConvolutionOptions extends Partial<Sliding> {
  readonly groups?: number;
}

export const Convolution: Operation<[Tensor, Tensor]> = {
  name: 'Conv',
  infer(inputs, attributes) {
    requireTypes('Conv', inputs, ['float32']);
    const [x, kernel] = inputs;
    const groups = numberAttribute(attributes, 'groups');
    const fits =
      x.shape.length > 2 &&
      x.shape.length === kernel.shape.length &&
      lengthOf(x, 1) === lengthOf(kernel, 1) * groups &&
      lengthOf(kernel, 0) % groups === 0;
    const found = fits ? positions(x.shape.slice(2), kernel.shape.slice(2), slidingOf(attributes)) : [];
    if (!fits || found.some((count) => count < 1)) {
      throw new ShapeMismatchError(
        'Conv',
        [x.shape, kernel.shape],
        l10n.t('the kernel must have the channels of a group and fit into the padded input.'),
      );
    }
    return { shape: [lengthOf(x, 0), lengthOf(kernel, 0), ...found], type: 'float32' };
  },
  gradient(gradient, [x, kernel], { attributes }) {
    const how = slidingOf(attributes);
    const groups = numberAttribute(attributes, 'groups');
    return [
      convolveTransposed(gradient, kernel, x.shape.slice(2), { ...how, groups }),
      kernelGradient(x, gradient, kernel.shape, how, groups),
    ];
  },
  onnx: (writer, inputs, { attributes }) => writer.node('Conv', inputs, onnxConvolution(attributes)),
};

/** How ONNX's Conv is told of the attributes of a {@link Convolution}. */
export function onnxConvolution(attributes: Tensor['attributes']): ReturnType<typeof onnxSliding> {
  return { ...onnxSliding(slidingOf(attributes)), group: { integer: numberAttribute(attributes, 'groups') } };
}

/**
 * The cross-correlation that deep learning calls convolution: of images (batch, channels, …lengths) with a kernel
 * (filters, channels / groups, …window) to (batch, filters, …positions), for any number of axes.
 * @throws ShapeMismatchError where the kernel has other channels than the images or does not fit into them.
 */
export function convolve(x: Tensor, kernel: Tensor, { groups = 1, ...how }: ConvolutionOptions = {}): Tensor {
  return apply(Convolution, [x, kernel], { ...slidingAttributes(sliding(x.shape.length - 2, how)), groups });
}

/**
 * `after` may be negative here: then the outputs go on beyond the last window, and are zero there. ONNX says the same by
 * an output padding.
 */
export const TransposedConvolution: Operation<[Tensor, Tensor]> = {
  name: 'ConvTranspose',
  infer(inputs, attributes) {
    requireTypes('ConvTranspose', inputs, ['float32']);
    const [x, kernel] = inputs;
    const groups = numberAttribute(attributes, 'groups');
    const lengths = [...numbersAttribute(attributes, 'lengths')];
    const how = slidingOf(attributes);
    const fits =
      x.shape.length === kernel.shape.length &&
      lengthOf(x, 1) === lengthOf(kernel, 0) &&
      lengthOf(kernel, 0) % groups === 0;
    const back = fits
      ? positions(lengths, kernel.shape.slice(2), { ...how, after: how.after.map((one) => Math.max(0, one)) })
      : [];
    if (!fits || back.some((count, axis) => count !== lengthOf(x, axis + 2))) {
      throw new ShapeMismatchError(
        'ConvTranspose',
        [x.shape, kernel.shape, lengths],
        l10n.t('convolving an output of those lengths with the kernel must lead back to the input.'),
      );
    }
    return { shape: [lengthOf(x, 0), lengthOf(kernel, 1) * groups, ...lengths], type: 'float32' };
  },
  gradient(gradient, [x, kernel], { attributes }) {
    const given = slidingOf(attributes);
    const how = { ...given, after: given.after.map((one) => Math.max(0, one)) };
    const groups = numberAttribute(attributes, 'groups');
    return [convolve(gradient, kernel, { ...how, groups }), kernelGradient(gradient, x, kernel.shape, how, groups)];
  },
  onnx(writer, inputs, { attributes }) {
    const { after, ...how } = slidingOf(attributes);
    return writer.node('ConvTranspose', inputs, {
      ...onnxSliding({ ...how, after: after.map((one) => Math.max(0, one)) }),
      output_padding: { integers: after.map((one) => Math.max(0, -one)) },
      group: { integer: numberAttribute(attributes, 'groups') },
    });
  },
};

/**
 * The adjoint of {@link convolve}: every element of `x` (batch, filters, …positions) adds the kernel
 * (filters, channels / groups, …window) to the output (batch, channels, …lengths), scaled by itself (Dumoulin and Visin,
 * A guide to convolution arithmetic, 2016, chapter 4). `after` follows from the lengths.
 * @param lengths Those of the output, of which several lead to the same number of positions.
 * @throws ShapeMismatchError where convolving the output would not lead back to the shape of `x`.
 */
export function convolveTransposed(
  x: Tensor,
  kernel: Tensor,
  lengths: readonly number[],
  { groups = 1, ...given }: ConvolutionOptions = {},
): Tensor {
  const how = sliding(lengths.length, given);
  const after = lengths.map((length, axis) => {
    const covered =
      (lengthOf(x, axis + 2) - 1) * at(how.strides, axis) + reach(lengthOf(kernel, axis + 2), at(how.dilations, axis));
    return covered - length - at(how.before, axis);
  });
  return apply(TransposedConvolution, [x, kernel], { ...slidingAttributes({ ...how, after }), lengths, groups });
}
