import type { Tensor4D } from '@tensorflow/tfjs-core';
import { elementCount, numbersAttribute, positions, slidingOf, type Sliding, type Tensor } from '../../../graph/index.js';
import { heightAndWidth, isImages, onImages } from './images.js';
import { mutable, ofOne, type Rule, type Tfjs, type TfjsTensor } from './rule.js';
import { padLengths, readWindows } from './windows.js';

/** The greatest and the mean of windows. */
export const poolingRules = {
  MaxPool: ofOne((tf, x, node) => {
    const padded = pad(tf, x, node, -Infinity);
    if (!isImages(padded)) return tf.reshape(tf.max(windowsOf(tf, padded, node), 2), mutable(node.shape));
    const [window, strides] = [windowOf(node), heightAndWidth(slidingOf(node.attributes).strides)];
    const greatest = (images: TfjsTensor): TfjsTensor => tf.maxPool(images as Tensor4D, window, strides, 'valid');
    return onImages(tf, padded, (images) => {
      // tfjs passes over NaN, which must not be hidden.
      const isNaN = tf.greater(greatest(tf.cast(tf.isNaN(images), 'float32')), 0);
      return tf.where(isNaN, tf.fill(isNaN.shape, Number.NaN), greatest(images));
    });
  }),
  AveragePool: ofOne((tf, x, node) => {
    const padded = pad(tf, x, node, 0);
    const [window, how] = [[...numbersAttribute(node.attributes, 'window')], slidingOf(node.attributes)];
    const means = isImages(padded)
      ? onImages(tf, padded, (images) => tf.avgPool(images as Tensor4D, windowOf(node), heightAndWidth(how.strides), 'valid'))
      : tf.reshape(tf.mean(windowsOf(tf, padded, node), 2), mutable(node.shape));
    // The zeros of the padding do not count.
    const shares = placesInside(x.shape.slice(2), window, how).map((count) => elementCount(window) / count);
    return shares.every((share) => share === 1) ? means : tf.mul(means, tf.tensor(shares, mutable(node.shape.slice(2))));
  }),
} satisfies Readonly<Record<string, Rule>>;

function pad(tf: Tfjs, x: TfjsTensor, { attributes }: Tensor, value: number): TfjsTensor {
  const { before, after } = slidingOf(attributes);
  return padLengths(tf, x, before.map((amount, axis) => [amount, after[axis] ?? 0]), value);
}

function windowOf({ attributes }: Tensor): [number, number] {
  return heightAndWidth([...numbersAttribute(attributes, 'window')]);
}

function windowsOf(tf: Tfjs, padded: TfjsTensor, { attributes }: Tensor): TfjsTensor {
  return readWindows(tf, padded, [...numbersAttribute(attributes, 'window')], slidingOf(attributes));
}

/** How many places of each window lie on data, and not on padding. */
function placesInside(lengths: readonly number[], window: readonly number[], how: Sliding): Float32Array {
  const found = positions(lengths, window, how);
  const counts = found.reduce<readonly number[]>(
    (outer, count, axis) => {
      const along = Array.from({ length: count }, (_, position) => {
        const start = position * (how.strides[axis] ?? 1) - (how.before[axis] ?? 0);
        return Math.min(start + (window[axis] ?? 1), lengths[axis] ?? 1) - Math.max(start, 0);
      });
      return outer.flatMap((product) => along.map((own) => product * own));
    },
    [1],
  );
  if (counts.length !== elementCount(found)) throw new Error('Each window has one count.');
  return Float32Array.from(counts);
}
