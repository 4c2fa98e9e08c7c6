import { elementCount, numbersAttribute, positions, slidingOf, type Sliding, type Tensor } from '../../../graph/index.js';
import { mutable, ofOne, type Rule, type Tfjs, type TfjsTensor } from './rule.js';
import { padLengths, readWindows } from './windows.js';

/** The greatest and the mean of windows. */
export const poolingRules = {
  // tfjs's own pooling passes over NaN, which must not be hidden.
  MaxPool: ofOne((tf, x, node) => tf.reshape(tf.max(windowsOf(tf, x, node, -Infinity), 2), mutable(node.shape))),
  AveragePool: ofOne((tf, x, node) => {
    const sums = tf.reshape(tf.sum(windowsOf(tf, x, node, 0), 2), mutable(node.shape));
    const how = slidingOf(node.attributes);
    const counts = placesInside(x.shape.slice(2), [...numbersAttribute(node.attributes, 'window')], how);
    return tf.div(sums, tf.tensor(counts, mutable(node.shape.slice(2)), 'float32'));
  }),
} satisfies Readonly<Record<string, Rule>>;

function windowsOf(tf: Tfjs, x: TfjsTensor, { attributes }: Tensor, padding: number): TfjsTensor {
  const how = slidingOf(attributes);
  const amounts = how.before.map((before, axis): [number, number] => [before, how.after[axis] ?? 0]);
  return readWindows(tf, padLengths(tf, x, amounts, padding), [...numbersAttribute(attributes, 'window')], how);
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
