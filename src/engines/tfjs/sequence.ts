import { elementCount } from '../../graph/index.js';
import type { Tfjs, TfjsTensor } from './rules/rule.js';
import { asTfjs, asWide, isWide, type Single } from './values.js';

/** One element of a sequence, whose first axis counts the steps. */
export function elementAt(tf: Tfjs, sequence: Single, index: number): Single {
  const [, ...shape] = sequence.shape;
  if (isWide(sequence)) {
    const size = elementCount(shape);
    return { shape, elements: sequence.elements.slice(index * size, (index + 1) * size) };
  }
  return tf.tidy(() => {
    const row = tf.slice(sequence, [index, ...shape.map(() => 0)], [1, ...shape]);
    return tf.reshape(row, shape);
  });
}

/** The sequence of some elements, one at least. */
export function sequenceOf(tf: Tfjs, elements: readonly Single[]): Single {
  const [first] = elements;
  if (first === undefined || !isWide(first)) return tf.tidy(() => tf.stack(elements.map(asTfjs)));
  const size = first.elements.length;
  const joined = new Float64Array(elements.length * size);
  elements.forEach((element, index) => joined.set(asWide(element).elements, index * size));
  return { shape: [elements.length, ...first.shape], elements: joined };
}

/** Cuts a tensor into parts of these lengths along an axis. */
export function partsOf(tf: Tfjs, value: Single, axis: number, lengths: readonly number[]): Single[] {
  if (!isWide(value)) return tf.tidy(() => tf.split<TfjsTensor>(value, [...lengths], axis));
  const inner = elementCount(value.shape.slice(axis + 1));
  const length = value.shape[axis] ?? 1;
  let start = 0;
  return lengths.map((own) => {
    const from = start;
    start += own;
    const shape = value.shape.with(axis, own);
    const elements = value.elements.filter((_, index) => {
      const position = Math.floor(index / inner) % length;
      return position >= from && position < from + own;
    });
    return { shape, elements };
  });
}
