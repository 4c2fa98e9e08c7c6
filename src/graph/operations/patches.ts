import { elementCount, rowMajorStrides } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { channelsLastAxes } from './channel-axes.js';
import { gather } from './indexing.js';
import { concatenate, pad, reshape, slice, transpose } from './layout.js';
import { integerConstant } from './leaf.js';
import { at, positions, type Sliding } from './window.js';

/** What a window sees at all its positions, as a matrix. */
export interface Patches {
  /** (batch · positions, places · channels), or the other way round. */
  readonly rows: Tensor;
  readonly isTransposed: boolean;
}

/** Below so many channels it is faster to move images than to move the channels of single places. */
const FEW_CHANNELS = 8;

/** The patches of `x` (batch, channels, …lengths). */
export function patchesOf(x: Tensor, window: readonly number[], how: Sliding): Patches {
  const [batch = 1, channels = 1, ...lengths] = x.shape;
  const found = positions(lengths, window, how);
  const steps = how.strides.every((stride) => stride === 1);
  if (channels < FEW_CHANNELS && steps) return { rows: byPlaces(x, window, how, found), isTransposed: true };
  const images = padded(transpose(x, channelsLastAxes(x.shape.length)), 1, how);
  if (elementCount(window) === 1 && steps) return { rows: reshape(images, [-1, channels]), isTransposed: false };
  const [, ...padding] = images.shape.slice(0, -1);
  const flat = reshape(images, [batch, elementCount(padding), channels]);
  const seen = gather(flat, integerConstant(placesSeen(padding, window, how, found), undefined, 'int64'), 1);
  return { rows: reshape(seen, [batch * elementCount(found), elementCount(window) * channels]), isTransposed: false };
}

/** One shifted copy of the images for each place of the window, below one another. */
function byPlaces(x: Tensor, window: readonly number[], how: Sliding, found: readonly number[]): Tensor {
  const [, channels = 1] = x.shape;
  const byChannel = transpose(x, [1, 0, ...window.map((_, axis) => axis + 2)]);
  const views = window.reduce<readonly Tensor[]>(
    (all, size, axis) =>
      all.flatMap((view) =>
        Array.from({ length: size }, (_, place) => {
          const start = place * at(how.dilations, axis);
          return slice(view, axis + 2, start, start + at(found, axis));
        }),
      ),
    [padded(byChannel, 2, how)],
  );
  const [first = x, ...others] = views.map((view) => reshape(view, [channels, -1]));
  return concatenate([first, ...others], 0);
}

/** For each position of the window, and each of its places there, the number of the element that is seen. */
function placesSeen(lengths: readonly number[], window: readonly number[], how: Sliding, found: readonly number[]): number[] {
  const strides = rowMajorStrides(lengths);
  const offsets = (counts: readonly number[], steps: readonly number[]): readonly number[] =>
    counts.reduce<readonly number[]>(
      (all, count, axis) =>
        all.flatMap((start) => Array.from({ length: count }, (_, index) => start + index * at(steps, axis) * at(strides, axis))),
      [0],
    );
  const places = offsets(window, how.dilations);
  return offsets(found, how.strides).flatMap((start) => places.map((place) => start + place));
}

function padded(x: Tensor, firstAxis: number, { before, after }: Sliding): Tensor {
  return before.reduce((sum, amount, axis) => pad(sum, firstAxis + axis, amount, at(after, axis)), x);
}
