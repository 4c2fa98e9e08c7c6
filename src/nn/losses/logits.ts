import type { Tensor } from '../../graph/index.js';

/**
 * The input of the softmax or sigmoid that made a prediction, or `undefined` where something else made it. Keras on
 * TensorFlow computes cross-entropies from it, so that a sure and wrong prediction does not round to infinity
 * (keras/src/backend/tensorflow/nn.py, `_get_logits`).
 */
export function logitsOf(prediction: Tensor, activation: 'Softmax' | 'Sigmoid'): Tensor | undefined {
  return prediction.operation === activation ? prediction.inputs[0] : undefined;
}

/** How near to 0 and 1 a probability is let before its logarithm is taken: `keras.backend.epsilon()`. */
export const EPSILON = 1e-7;
