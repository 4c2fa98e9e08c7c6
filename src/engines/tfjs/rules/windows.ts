import { elementCount, positions, reach, rowMajorStrides, type Sliding } from '../../../graph/index.js';
import type { Tfjs, TfjsTensor } from './rule.js';

/** A list's entry for an axis; 1 where there is none, as for lengths. */
function at(values: readonly number[], axis: number): number {
  return values[axis] ?? 1;
}

/**
 * Pads the axes behind batch and channels.
 * @param amounts Before and after each of them; negative ones cut off.
 */
export function padLengths(tf: Tfjs, x: TfjsTensor, amounts: readonly (readonly [number, number])[], value = 0): TfjsTensor {
  const added = amounts.map(([before, after]): [number, number] => [Math.max(before, 0), Math.max(after, 0)]);
  const padded = added.flat().some((amount) => amount > 0) ? tf.pad(x, [[0, 0], [0, 0], ...added], value) : x;
  const begin = [0, 0, ...amounts.map(([before]) => Math.max(-before, 0))];
  const size = amounts.map(([before, after], axis) => at(x.shape, axis + 2) + before + after);
  const isCut = amounts.flat().some((amount) => amount < 0);
  return isCut ? tf.slice(padded, begin, [at(x.shape, 0), at(x.shape, 1), ...size]) : padded;
}

/**
 * Reads every window of padded data (batch, channels, …lengths), for any number of axes: (batch, channels, places,
 * positions), the last two in row-major order.
 */
export function readWindows(tf: Tfjs, x: TfjsTensor, window: readonly number[], how: Sliding): TfjsTensor {
  const [batch = 1, channels = 1, ...lengths] = x.shape;
  const padless = { ...how, before: lengths.map(() => 0), after: lengths.map(() => 0) };
  const found = positions(lengths, window, padless);
  const steps = rowMajorStrides(lengths);
  const places = offsets(window, steps.map((step, axis) => step * at(how.dilations, axis)));
  const starts = offsets(found, steps.map((step, axis) => step * at(how.strides, axis)));
  const indices = Int32Array.from(places.flatMap((place) => starts.map((start) => start + place)));
  const flat = tf.reshape(x, [batch * channels, elementCount(lengths)]);
  const read = tf.gather(flat, tf.tensor1d(indices, 'int32'), 1);
  return tf.reshape(read, [batch, channels, places.length, starts.length]);
}

/** Where the elements of a grid lie whose neighbours along each axis are `steps` apart, in row-major order. */
function offsets(grid: readonly number[], steps: readonly number[]): number[] {
  return grid.reduce<number[]>(
    (outer, count, axis) =>
      outer.flatMap((offset) => Array.from({ length: count }, (_, index) => offset + index * at(steps, axis))),
    [0],
  );
}

/** Puts zeros between the elements along each axis behind batch and channels, so that they are `strides` apart. */
export function spread(tf: Tfjs, x: TfjsTensor, strides: readonly number[]): TfjsTensor {
  return strides.reduce((sum, stride, index) => {
    const axis = index + 2;
    if (stride === 1) return sum;
    const shape = [...sum.shape];
    const length = at(shape, axis);
    const gaps = shape.map((): [number, number] => [0, 0]);
    const apart = tf.pad(tf.reshape(sum, shape.toSpliced(axis, 1, length, 1)), gaps.toSpliced(axis, 1, [0, 0], [0, stride - 1]));
    const joined = tf.reshape(apart, shape.with(axis, length * stride));
    return tf.slice(joined, shape.map(() => 0), shape.with(axis, reach(length, stride)));
  }, x);
}
