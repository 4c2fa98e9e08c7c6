import { numbersAttribute } from '../attribute.js';
import { channelsFirstAxes } from '../operations/channel-axes.js';
import { maximum, pad, permutationOf, positions, reshape, slice, slidingOf, split, transpose } from '../operations/index.js';
import { at } from '../operations/window.js';
import { LOWEST } from '../operations/windows.js';
import { elementCount, sameShape } from '../shape.js';
import type { Tensor } from '../tensor.js';

/** Where blocks of channels are shorter, or windows longer, it does not pay to take places apart. */
const FEWEST_CHANNELS = 8;
const LONGEST_WINDOW = 4;

/**
 * The greatest in each window, of images whose channels lie last: axis by axis, the last one first, the greater of
 * neighbours. So gradients, too, go back by comparing neighbours, and of equals the first in row-major order has it, as in
 * TensorFlow. `undefined` where the images lie otherwise.
 */
export function poolingByParts({ inputs: [x], attributes }: Tensor): Tensor | undefined {
  const window = [...numbersAttribute(attributes, 'window')];
  const how = slidingOf(attributes);
  const [images] = x?.inputs ?? [];
  if (x?.operation !== 'Transpose' || images === undefined) return undefined;
  const rank = x.shape.length;
  const isLast = sameShape(permutationOf(x), channelsFirstAxes(rank));
  const suits = (images.shape.at(-1) ?? 1) >= FEWEST_CHANNELS && window.every((size) => size <= LONGEST_WINDOW);
  if (!isLast || !suits || how.dilations.some((dilation) => dilation > 1)) return undefined;
  const found = positions(x.shape.slice(2), window, how);
  const pooled = window.reduceRight((sum, size, axis) => {
    const [count, stride] = [at(found, axis), at(how.strides, axis)];
    const reached = Math.ceil(((count - 1) * stride + size) / stride) * stride;
    const places = placesOf(reaching(sum, axis + 1, at(how.before, axis), reached), axis + 1, { size, stride, count });
    return places.reduce((greatest, place) => maximum(greatest, place));
  }, images);
  return transpose(pooled, channelsFirstAxes(rank));
}

/** What windows reach over along an axis, where numbers that never win stand around the data. */
function reaching(x: Tensor, axis: number, before: number, length: number): Tensor {
  const after = length - before - at(x.shape, axis);
  const seen = after < 0 ? slice(x, axis, 0, length - before) : x;
  return pad(seen, axis, before, Math.max(0, after), LOWEST);
}

/** For each place of a window along an axis, what it sees at all positions. */
function placesOf(x: Tensor, axis: number, { size, stride, count }: { size: number; stride: number; count: number }): readonly Tensor[] {
  // Every stride-th element, from the first, from the second …; of three axes, as tfjs is slow at more than four.
  const parted = reshape(x, [-1, stride, elementCount(x.shape.slice(axis + 1))]);
  const shape = x.shape.with(axis, at(x.shape, axis) / stride);
  const phases = stride === 1 ? [x] : split(parted, 1, new Array<number>(stride).fill(1)).map((phase) => reshape(phase, shape));
  return Array.from({ length: size }, (_, place) => {
    const phase = phases[place % stride] ?? x;
    const first = Math.floor(place / stride);
    return at(shape, axis) === count ? phase : slice(phase, axis, first, first + count);
  });
}
