import { numberAttribute, numbersAttribute, sameShape } from '../../../graph/index.js';
import { tfjsType } from '../element-type.js';
import { gather } from './gather.js';
import { inputOf, mutable, ofOne, type Rule, type Tfjs, type TfjsTensor } from './rule.js';

/** Same elements, other places; and whole tensors that are made of parts of others. */
export const layoutRules = {
  StopGradient: ofOne((_tf, x) => x),
  Reshape: ofOne((tf, x, { shape }) => tf.reshape(x, mutable(shape))),
  Transpose: ofOne((tf, x, { attributes }) => tf.transpose(x, [...numbersAttribute(attributes, 'permutation')])),
  Expand: ofOne((tf, x, { shape }) => expand(tf, x, shape)),
  Slice: ofOne((tf, x, { shape, attributes }) => {
    const axis = numberAttribute(attributes, 'axis');
    const begin = shape.map((_, each) => (each === axis ? numberAttribute(attributes, 'start') : 0));
    return tf.slice(x, begin, mutable(shape));
  }),
  Pad: ofOne((tf, x, { shape, attributes }) => {
    const axis = numberAttribute(attributes, 'axis');
    const own: [number, number] = [numberAttribute(attributes, 'before'), numberAttribute(attributes, 'after')];
    const amounts = shape.map((_, each): [number, number] => (each === axis ? own : [0, 0]));
    return tf.pad(x, amounts, numberAttribute(attributes, 'value'));
  }),
  Concat: ({ tf }, inputs, { attributes }) => tf.concat([...inputs], numberAttribute(attributes, 'axis')),
  Cast: ofOne((tf, x, { type }) => (type === 'float64' ? x : tf.cast(x, tfjsType(type)))),
  Where: ({ tf }, inputs, { shape }) =>
    tf.where(inputOf(inputs, 0), expand(tf, inputOf(inputs, 1), shape), expand(tf, inputOf(inputs, 2), shape)),
  Gather: (context, inputs, { attributes }) => gather(context, inputOf(inputs, 0), inputOf(inputs, 1), numberAttribute(attributes, 'axis')),
  ScatterND: ({ tf }, inputs, { shape }) => {
    const added = tf.scatterND(inputOf(inputs, 1), inputOf(inputs, 2), mutable(shape));
    return tf.add(inputOf(inputs, 0), added);
  },
  // WASM makes whole numbers of it whatever is asked for.
  OneHot: ofOne((tf, indices, { attributes }) =>
    tf.cast(tf.oneHot(indices, numberAttribute(attributes, 'depth'), 1, 0, 'int32'), 'float32'),
  ),
} satisfies Readonly<Record<string, Rule>>;

/**
 * Repeats a tensor to fill a shape, one group of neighbouring axes at a time: more axes at once than three, some repeated and
 * some not, are wrong in WASM's kernels and missing in TensorFlow's.
 */
function expand(tf: Tfjs, x: TfjsTensor, shape: readonly number[]): TfjsTensor {
  const own = [...Array.from({ length: shape.length - x.shape.length }, () => 1), ...x.shape];
  let filled = x;
  let before = 1;
  for (let axis = 0; axis < shape.length; ) {
    let end = axis;
    while (end < shape.length && own[end] === 1 && shape[end] !== 1) end += 1;
    if (end > axis) {
      const repeats = product(shape.slice(axis, end));
      const after = product(own.slice(end));
      filled = repeated(tf, tf.reshape(filled, [before, 1, after]), [before, repeats, after]);
      before *= repeats;
      axis = end;
    } else {
      before *= shape[axis] ?? 1;
      axis += 1;
    }
  }
  return filled === x && sameShape(x.shape, shape) ? x : tf.reshape(filled, mutable(shape));
}

/** tfjs's own way repeats element by element, a hundred times slower than a sum. */
function repeated(tf: Tfjs, x: TfjsTensor, shape: [number, number, number]): TfjsTensor {
  return x.dtype === 'bool' ? tf.broadcastTo(x, shape) : tf.add(x, tf.zeros(shape, x.dtype));
}

const product = (lengths: readonly number[]): number => lengths.reduce((all, length) => all * length, 1);
