import { beforeScattering, multiply, type Tensor } from '../../graph/index.js';

/**
 * The square of a gradient. That of an embedding, a sum over all places where a word stands, is squared place by place and
 * then summed up, as Keras does on TensorFlow, where it is a `tf.IndexedSlices` of which no two slices are merged
 * (keras/src/backend/tensorflow/sparse.py, `elementwise_unary`).
 */
export function squared(gradient: Tensor): Tensor {
  return beforeScattering(gradient, (rows) => multiply(rows, rows));
}
