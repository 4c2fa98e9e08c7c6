import { numbersAttribute } from '../attribute.js';
import { channelsFirstAxes } from '../operations/channel-axes.js';
import { maximum, permutationOf, reshape, slice, slidingOf, split, transpose } from '../operations/index.js';
import { at } from '../operations/window.js';
import { liesSideBySide } from '../operations/windows.js';
import { elementCount, sameShape } from '../shape.js';
import type { Tensor } from '../tensor.js';

/** Where blocks of channels are shorter, or windows longer, it does not pay to take places apart. */
const FEWEST_CHANNELS = 8;
const LONGEST_WINDOW = 4;

/**
 * The greatest in each of windows that lie side by side, of images whose channels lie last: axis by axis, the last one
 * first, the greater of neighbours. So gradients, too, go back by comparing neighbours, and of equals the first in
 * row-major order has it, as in TensorFlow. `undefined` where the images lie otherwise.
 */
export function poolingByParts({ inputs: [x], attributes }: Tensor): Tensor | undefined {
  const window = [...numbersAttribute(attributes, 'window')];
  const [images] = x?.inputs ?? [];
  if (x?.operation !== 'Transpose' || images === undefined) return undefined;
  const rank = x.shape.length;
  const isLast = sameShape(permutationOf(x), channelsFirstAxes(rank));
  const suits = (images.shape.at(-1) ?? 1) >= FEWEST_CHANNELS && window.every((size) => size <= LONGEST_WINDOW);
  if (!isLast || !suits || !liesSideBySide(window, slidingOf(attributes))) return undefined;
  const pooled = window.reduceRight((sum, size, axis) => greatestOfNeighbours(sum, axis + 1, size), images);
  return transpose(pooled, channelsFirstAxes(rank));
}

function greatestOfNeighbours(x: Tensor, axis: number, size: number): Tensor {
  const count = Math.floor(at(x.shape, axis) / size);
  const covered = count * size === at(x.shape, axis) ? x : slice(x, axis, 0, count * size);
  // Of three axes, as tfjs is slow at more than four.
  const parted = reshape(covered, [-1, size, elementCount(x.shape.slice(axis + 1))]);
  const shape = x.shape.with(axis, count);
  const places = split(parted, 1, new Array<number>(size).fill(1)).map((place) => reshape(place, shape));
  return places.reduce((greatest, place) => maximum(greatest, place));
}
