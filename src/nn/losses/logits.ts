import { permutationOf, transpose, type Tensor } from '../../graph/index.js';

/**
 * The logits of a prediction, or `undefined` where it is probabilities of which the logits are not known.
 *
 * As Keras on TensorFlow does it (keras/src/backend/tensorflow/nn.py, `_get_logits`), the input of a final softmax or
 * sigmoid is taken in any case, so that a prediction that is sure and wrong does not round to infinity. So it matters
 * neither whether `from_logits` contradicts the activation nor whether the activation is the one that the loss expects.
 */
export function logitsOf(prediction: Tensor, fromLogits: boolean): Tensor | undefined {
  const [inner] = prediction.inputs;
  if (prediction.operation === 'Transpose' && inner !== undefined) {
    const before = logitsOf(inner, fromLogits);
    return before === undefined ? undefined : transpose(before, permutationOf(prediction));
  }
  const isActivated = prediction.operation === 'Softmax' || prediction.operation === 'Sigmoid';
  if (isActivated) return prediction.inputs[0];
  return fromLogits ? prediction : undefined;
}
