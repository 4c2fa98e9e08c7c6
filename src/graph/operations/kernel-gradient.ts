import type { Tensor, TensorShape } from '../tensor.js';
import { lengthOf } from './axes.js';
import { convolve } from './convolution.js';
import { concatenate, pad, reshape, slice, transpose } from './layout.js';
import { matrixMultiply } from './matrix.js';
import { at, type Sliding } from './window.js';

/** Below so many channels the products of single places are too narrow to be fast. */
const WIDE = 8;

/**
 * The gradient by the kernel of a convolution of `x` (batch, channels, …lengths) whose output has the gradient given
 * (batch, filters, …positions): at each place of the window, the products of what it saw with what came of it, summed
 * over batch and positions.
 * @param shape The kernel's: (filters, channels / groups, …window).
 */
export function kernelGradient(x: Tensor, gradient: Tensor, shape: TensorShape, how: Sliding, groups: number): Tensor {
  const moves = how.strides.some((stride) => stride > 1);
  const isWide = lengthOf(x, 1) >= WIDE && groups === 1 && !moves;
  return isWide ? placeByPlace(x, gradient, shape, how) : byConvolution(x, gradient, shape, how, groups);
}

/** One matrix product for each place of the window: filters × channels, summed over batch and positions. */
function placeByPlace(
  x: Tensor,
  gradient: Tensor,
  [filters = 1, channels = 1, ...window]: TensorShape,
  how: Sliding,
): Tensor {
  const [, , ...found] = gradient.shape;
  const padded = window.reduce(
    (sum, _, axis) => pad(sum, axis + 2, at(how.before, axis), at(how.after, axis)),
    swapFirstAxes(x),
  );
  const seen = window.reduce<readonly Tensor[]>(
    (views, size, axis) =>
      views.flatMap((view) =>
        Array.from({ length: size }, (_, place) => {
          const start = place * at(how.dilations, axis);
          return slice(view, axis + 2, start, start + at(found, axis));
        }),
      ),
    [padded],
  );
  const came = reshape(swapFirstAxes(gradient), [filters, -1]);
  const [first, ...others] = seen.map((view) =>
    matrixMultiply(came, reshape(view, [channels, -1]), { transposeB: true }),
  );
  if (first === undefined) throw new Error('A window has at least one place.');
  const products = reshape(concatenate([first, ...others], 0), [...window, filters, channels]);
  const axes = window.map((_, axis) => axis);
  return transpose(products, [axes.length, axes.length + 1, ...axes]);
}

/** A convolution in which the batch plays the channels and the gradient the kernel, and strides and dilations swap. */
function byConvolution(x: Tensor, gradient: Tensor, shape: TensorShape, how: Sliding, groups: number): Tensor {
  const [batch = 1, channels = 1, ...lengths] = x.shape;
  const own = channels / groups;
  const axes = lengths.map((_, axis) => axis);
  const byGroup = reshape(x, [batch, groups, own, ...lengths]);
  const images = reshape(transpose(byGroup, [2, 1, 0, ...axes.map((axis) => axis + 3)]), [
    own,
    groups * batch,
    ...lengths,
  ]);
  const kernels = swapFirstAxes(gradient);
  const products = convolve(images, kernels, { ...how, strides: how.dilations, dilations: how.strides, groups });
  // A stride may leave a rest of the input that no window reached.
  const window = axes.reduce((sum, axis) => cut(sum, axis + 2, shape[axis + 2] ?? 1), products);
  return swapFirstAxes(window);
}

function swapFirstAxes(x: Tensor): Tensor {
  return transpose(x, [1, 0, ...x.shape.slice(2).map((_, axis) => axis + 2)]);
}

function cut(x: Tensor, axis: number, length: number): Tensor {
  return lengthOf(x, axis) === length ? x : slice(x, axis, 0, length);
}
