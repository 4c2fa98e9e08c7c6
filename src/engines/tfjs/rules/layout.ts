import { numberAttribute, numbersAttribute } from '../../../graph/index.js';
import { tfjsType } from '../element-type.js';
import { inputOf, mutable, ofOne, ofTwo, type Rule } from './rule.js';

/** Same elements, other places; and whole tensors that are made of parts of others. */
export const layoutRules = {
  StopGradient: ofOne((_tf, x) => x),
  Reshape: ofOne((tf, x, { shape }) => tf.reshape(x, mutable(shape))),
  Transpose: ofOne((tf, x, { attributes }) => tf.transpose(x, [...numbersAttribute(attributes, 'permutation')])),
  Expand: ofOne((tf, x, { shape }) => tf.broadcastTo(x, mutable(shape))),
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
  Where: ({ tf }, inputs) => tf.where(inputOf(inputs, 0), inputOf(inputs, 1), inputOf(inputs, 2)),
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

