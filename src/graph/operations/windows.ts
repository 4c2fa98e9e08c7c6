import { elementCount } from '../shape.js';
import type { Tensor, TensorShape } from '../tensor.js';
import { convolve, convolveTransposed } from './convolution.js';
import { expand, pad, reshape, slice, transpose } from './layout.js';
import { constant } from './leaf.js';
import { at, type Sliding } from './window.js';

/** Less than any number that can win a comparison, yet finite: 0 times infinity would be no number. */
export const LOWEST = -3.4028234663852886e38;

/*
 * Windows that overlap, leave gaps or reach over the edge are read by a convolution with one filter a place, which is 1
 * there and else 0, and put back by its adjoint. Where they lie side by side, there are quicker ways.
 */

/**
 * Every window of (batch, channels, …lengths), its places in front: (places, batch · channels, …positions). Padding is
 * lower than any number.
 */
export function unfoldWindows(x: Tensor, window: readonly number[], how: Sliding): Tensor {
  const [batch = 1, channels = 1, ...lengths] = x.shape;
  const rows = batch * channels;
  const images = reshape(x, [rows, ...lengths]);
  const padded = lengths.reduce(
    (sum, _, axis) => pad(sum, axis + 1, at(how.before, axis), at(how.after, axis), LOWEST),
    images,
  );
  const { strides, dilations } = how;
  const read = convolve(reshape(padded, [rows, 1, ...padded.shape.slice(1)]), oneFilterAPlace(window), {
    strides,
    dilations,
  });
  return swapFirstAxes(read);
}

/** The adjoint of {@link unfoldWindows}: adds up windows, each in its place, to a tensor of `shape`. */
export function foldWindows(windows: Tensor, shape: TensorShape, window: readonly number[], how: Sliding): Tensor {
  const lengths = shape.slice(2);
  return reshape(convolveTransposed(swapFirstAxes(windows), oneFilterAPlace(window), lengths, how), shape);
}

/** Whether windows neither overlap nor leave gaps, and begin where the images do. */
export function liesSideBySide(window: readonly number[], { strides, dilations, before, after }: Sliding): boolean {
  return (
    window.every((size, axis) => size === strides[axis]) &&
    dilations.every((dilation) => dilation === 1) &&
    [...before, ...after].every((amount) => amount === 0)
  );
}

/** Cuts off the end of an axis, or adds zeros to it, so that it has a length. */
export function resize(x: Tensor, axis: number, length: number): Tensor {
  const own = x.shape[axis] ?? 1;
  if (own === length) return x;
  return own > length ? slice(x, axis, 0, length) : pad(x, axis, 0, length - own);
}

/** Each element of (batch, channels, …positions) in all places of its window: (batch, channels, …positions · places). */
export function repeatPlaces(x: Tensor, window: readonly number[]): Tensor {
  const [batch = 1, channels = 1, ...found] = x.shape;
  const parted = [batch, channels, ...found.flatMap((count) => [count, 1])];
  const repeated = [batch, channels, ...found.flatMap((count, axis) => [count, at(window, axis)])];
  const joined = [batch, channels, ...found.map((count, axis) => count * at(window, axis))];
  return reshape(expand(reshape(x, parted), repeated), joined);
}

function oneFilterAPlace(window: readonly number[]): Tensor {
  const size = elementCount(window);
  const identity = Float32Array.from({ length: size * size }, (_, index) => Number(index % (size + 1) === 0));
  return constant(identity, [size, 1, ...window]);
}

function swapFirstAxes(x: Tensor): Tensor {
  return transpose(x, [1, 0, ...x.shape.slice(2).map((_, axis) => axis + 2)]);
}
