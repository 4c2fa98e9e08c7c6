import type { Tensor, TensorShape } from '../tensor.js';
import { lengthOf } from './axes.js';
import { convolve } from './convolution.js';
import { reshape, slice, transpose } from './layout.js';
import type { Sliding } from './window.js';

/**
 * The gradient by the kernel of a convolution of `x` (batch, channels, …lengths) whose output has the gradient given
 * (batch, filters, …positions): at each place of the window, the products of what it saw with what came of it, summed
 * over batch and positions. That is a convolution itself, in which the batch plays the channels and the gradient the
 * kernel, and strides and dilations change their roles.
 * @param shape The kernel's: (filters, channels / groups, …window).
 */
export function kernelGradient(x: Tensor, gradient: Tensor, shape: TensorShape, how: Sliding, groups: number): Tensor {
  const [batch = 1, channels = 1, ...lengths] = x.shape;
  const own = channels / groups;
  const axes = lengths.map((_, axis) => axis);
  const byGroup = reshape(x, [batch, groups, own, ...lengths]);
  const images = reshape(transpose(byGroup, [2, 1, 0, ...axes.map((axis) => axis + 3)]), [own, groups * batch, ...lengths]);
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
