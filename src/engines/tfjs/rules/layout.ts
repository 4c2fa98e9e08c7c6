import { numberAttribute, numbersAttribute, sameShape } from '../../../graph/index.js';
import { tfjsType } from '../element-type.js';
import { inputOf, mutable, ofOne, ofTwo, type Rule, type Tfjs, type TfjsTensor } from './rule.js';

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
  Gather: ofTwo((tf, x, indices, { attributes }) => tf.gather(x, indices, numberAttribute(attributes, 'axis'))),
  ScatterND: ({ tf }, inputs, { shape }) => {
    const added = tf.scatterND(inputOf(inputs, 1), inputOf(inputs, 2), mutable(shape));
    return tf.add(inputOf(inputs, 0), added);
  },
  // WASM makes whole numbers of it whatever is asked for.
  OneHot: ofOne((tf, indices, { attributes }) =>
    tf.cast(tf.oneHot(indices, numberAttribute(attributes, 'depth'), 1, 0, 'int32'), 'float32'),
  ),
} satisfies Readonly<Record<string, Rule>>;


/** Repeats a tensor to fill a shape. tfjs's own way repeats element by element, a hundred times slower than a sum. */
function expand(tf: Tfjs, x: TfjsTensor, shape: readonly number[]): TfjsTensor {
  if (sameShape(x.shape, shape)) return x;
  return x.dtype === 'bool' ? tf.broadcastTo(x, mutable(shape)) : tf.add(x, tf.zeros(mutable(shape), x.dtype));
}
