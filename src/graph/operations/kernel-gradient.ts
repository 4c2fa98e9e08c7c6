import type { Tensor, TensorShape } from '../tensor.js';
import { multiply } from './arithmetic.js';
import { lengthOf } from './axes.js';
import { channelsLastAxes } from './channel-axes.js';
import { convolve } from './convolution.js';
import { gather } from './indexing.js';
import { concatenate, pad, reshape, slice, transpose } from './layout.js';
import { integerConstant } from './leaf.js';
import { matrixMultiply } from './matrix.js';
import { reduceSum } from './reduction.js';
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
  const isAlone = groups > 1 && groups === lengthOf(x, 1) && groups === shape[0];
  if (isAlone) return channelByChannel(x, gradient, shape, how);
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
  const seen = viewsOf(swapFirstAxes(x), 2, window, gradient.shape.slice(2), how);
  const came = reshape(swapFirstAxes(gradient), [filters, -1]);
  const [first, ...others] = seen.map((view) =>
    matrixMultiply(came, reshape(view, [channels, -1]), { transposeB: true }),
  );
  if (first === undefined) throw new Error('A window has at least one place.');
  const products = reshape(concatenate([first, ...others], 0), [...window, filters, channels]);
  const axes = window.map((_, axis) => axis);
  return transpose(products, [axes.length, axes.length + 1, ...axes]);
}

/** Where each channel has one filter of its own, what it saw times what came of it, number by number. */
function channelByChannel(
  x: Tensor,
  gradient: Tensor,
  [filters = 1, , ...window]: TensorShape,
  how: Sliding,
): Tensor {
  const last = channelsLastAxes(x.shape.length);
  const came = transpose(gradient, last);
  const sums = came.shape.slice(0, -1).map((_, axis) => axis);
  const seen = viewsOf(transpose(x, last), 1, window, gradient.shape.slice(2), how);
  const [first, ...others] = seen.map((view) => reshape(reduceSum(multiply(came, view), sums), [1, filters]));
  if (first === undefined) throw new Error('A window has at least one place.');
  return reshape(transpose(concatenate([first, ...others], 0)), [filters, 1, ...window]);
}

/**
 * What each place of a window sees at all positions, place by place in row-major order.
 * @param firstAxis The first of the axes of `x` that the window slides along.
 * @param found How many positions there are along each.
 */
function viewsOf(x: Tensor, firstAxis: number, window: readonly number[], found: readonly number[], how: Sliding): readonly Tensor[] {
  const padded = window.reduce((sum, _, axis) => pad(sum, firstAxis + axis, at(how.before, axis), at(how.after, axis)), x);
  return window.reduce<readonly Tensor[]>(
    (views, size, axis) =>
      views.flatMap((view) =>
        Array.from({ length: size }, (_, place) =>
          every(view, firstAxis + axis, place * at(how.dilations, axis), at(found, axis), at(how.strides, axis)),
        ),
      ),
    [padded],
  );
}

/** So many elements along an axis, from the one at `start`, each a stride behind the one before. */
function every(x: Tensor, axis: number, start: number, count: number, stride: number): Tensor {
  if (stride === 1) return slice(x, axis, start, start + count);
  const indices = Array.from({ length: count }, (_, index) => start + index * stride);
  return gather(x, integerConstant(indices, undefined, 'int64'), axis);
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
