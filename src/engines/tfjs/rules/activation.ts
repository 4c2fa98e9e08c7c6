import { numberAttribute } from '../../../graph/index.js';
import { ofOne, type Rule } from './rule.js';

/** Activations, with NaN let through, and small results kept precise. */
export const activationRules = {
  HeavisideStep: ofOne((tf, x) => tf.cast(tf.greater(x, 0), 'float32')),
  Relu: ofOne((tf, x) => tf.relu(x)),
  LeakyRelu: ofOne((tf, x, { attributes }) => tf.leakyRelu(x, numberAttribute(attributes, 'alpha'))),
  Elu: ofOne((tf, x, { attributes }) =>
    tf.where(tf.greater(x, 0), x, tf.mul(tf.expm1(tf.minimum(x, 0)), numberAttribute(attributes, 'alpha'))),
  ),
  Selu: ofOne((tf, x) => tf.selu(x)),
  Sigmoid: ofOne((tf, x) => tf.sigmoid(x)),
  Tanh: ofOne((tf, x) => tf.tanh(x)),
  Softplus: ofOne((tf, x) => tf.add(tf.relu(x), tf.log1p(tf.exp(tf.neg(tf.abs(x)))))),
  Softmax: ofOne((tf, x) => tf.softmax(x)),
  LogSoftmax: ofOne((tf, x) => tf.logSoftmax(x)),
} satisfies Readonly<Record<string, Rule>>;
