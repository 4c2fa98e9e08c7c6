import { elementCount } from '../shape.js';
import type { Tensor, TensorShape } from '../tensor.js';
import { convolve, convolveTransposed } from './convolution.js';
import { pad, reshape, slice, transpose } from './layout.js';
import { constant } from './leaf.js';
import { at, positions, type Sliding } from './window.js';

/** Less than any number that can win a comparison, yet finite: 0 times infinity would be no number. */
const LOWEST = -3.4028234663852886e38;

/*
 * Windows that lie side by side are a matter of layout. Those that overlap, leave gaps or reach over the edge are
 * read by a convolution with one filter a place, which is 1 there and else 0, and put back by its adjoint.
 */

/**
 * Every window of (batch, channels, …lengths), its places in front: (places, batch · channels, …positions). Padding is
 * lower than any number.
 */
export function unfoldWindows(x: Tensor, window: readonly number[], how: Sliding): Tensor {
  const [batch = 1, channels = 1, ...lengths] = x.shape;
  const rows = batch * channels;
  const found = positions(lengths, window, how);
  const images = reshape(x, [rows, ...lengths]);
  if (liesSideBySide(window, how)) {
    const whole = found.reduce((sum, count, axis) => resize(sum, axis + 1, count * at(window, axis)), images);
    const parted = window.reduceRight(
      (sum, _, axis) => transpose(reshape(sum, parts(rows, window, found, axis)), [2, 0, 1, 3]),
      whole,
    );
    return reshape(parted, [elementCount(window), rows, ...found]);
  }
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
  const [, rows = 1, ...found] = windows.shape;
  const lengths = shape.slice(2);
  if (liesSideBySide(window, how)) {
    const joined = window.reduce((sum, _, axis) => {
      const [before = 1, middle = 1, size = 1, after = 1] = parts(rows, window, found, axis);
      return transpose(reshape(sum, [size, before, middle, after]), [1, 2, 0, 3]);
    }, windows);
    const whole = reshape(joined, [rows, ...found.map((count, axis) => count * at(window, axis))]);
    return reshape(
      lengths.reduce((sum, length, axis) => resize(sum, axis + 1, length), whole),
      shape,
    );
  }
  return reshape(convolveTransposed(swapFirstAxes(windows), oneFilterAPlace(window), lengths, how), shape);
}

function liesSideBySide(window: readonly number[], { strides, dilations, before, after }: Sliding): boolean {
  return (
    window.every((size, axis) => size === strides[axis]) &&
    dilations.every((dilation) => dilation === 1) &&
    [...before, ...after].every((amount) => amount === 0)
  );
}

/**
 * What stands around the places of an axis when they, and those of no axis before it, have not been brought to the front
 * yet: (places in front, all before, places, positions behind). One axis after the other is much faster than all at once.
 */
function parts(rows: number, window: readonly number[], found: readonly number[], axis: number): number[] {
  const outer = found.slice(0, axis).map((count, other) => count * at(window, other));
  return [
    elementCount(window.slice(axis + 1)),
    rows * elementCount(outer) * at(found, axis),
    at(window, axis),
    elementCount(found.slice(axis + 1)),
  ];
}

/** Cuts off the end of an axis, or adds zeros to it, so that it has a length. */
function resize(x: Tensor, axis: number, length: number): Tensor {
  const own = x.shape[axis] ?? 1;
  if (own === length) return x;
  return own > length ? slice(x, axis, 0, length) : pad(x, axis, 0, length - own);
}

function oneFilterAPlace(window: readonly number[]): Tensor {
  const size = elementCount(window);
  const identity = Float32Array.from({ length: size * size }, (_, index) => Number(index % (size + 1) === 0));
  return constant(identity, [size, 1, ...window]);
}

function swapFirstAxes(x: Tensor): Tensor {
  return transpose(x, [1, 0, ...x.shape.slice(2).map((_, axis) => axis + 2)]);
}
