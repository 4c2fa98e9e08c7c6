import type { Tfjs, TfjsTensor } from './rule.js';

/**
 * tfjs computes on images with the channels last, (batch, height, width, channels); data of the graph has them in front,
 * and one or two lengths.
 */
export function isImages(x: TfjsTensor): boolean {
  return x.shape.length === 3 || x.shape.length === 4;
}

/** Height and width of a list with one entry an axis. */
export function heightAndWidth(values: readonly number[]): [number, number] {
  const [first = 1, second] = values;
  return second === undefined ? [1, first] : [first, second];
}

/** Sequences as images of height 1. */
export function withHeight(tf: Tfjs, x: TfjsTensor): TfjsTensor {
  return x.shape.length === 4 ? x : tf.reshape(x, x.shape.toSpliced(2, 0, 1));
}

/** Computes on images, and brings the result into the layout of the graph, with as many lengths as were given. */
export function onImages(tf: Tfjs, x: TfjsTensor, compute: (images: TfjsTensor) => TfjsTensor): TfjsTensor {
  const result = compute(tf.transpose(withHeight(tf, x), [0, 2, 3, 1]));
  const back = tf.transpose<TfjsTensor>(result, [0, 3, 1, 2]);
  return x.shape.length === 4 ? back : tf.reshape(back, back.shape.toSpliced(2, 1));
}
