import { ownEntry } from '../../own-entry.js';

/** What Keras calls the operation of a function that TensorFlow and older Keras spell differently. */
const respelled: Readonly<Record<string, string>> = {
  abs: 'Absolute', clip_by_value: 'Clip', concat: 'Concatenate', permute_dimensions: 'Transpose', pow: 'Power',
};

/** The class of the operation that a function makes when it is applied to tensors: `Mean` for `reduce_mean`. */
export function operationName(functionName: string): string {
  const plain = functionName.replace(/^reduce_/, '');
  return ownEntry(respelled, plain) ?? plain.split('_').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

/** Those of keras.activations that are named otherwise than the function (keras/src/activations/activations.py). */
const activations: Readonly<Record<string, string>> = { relu: 'ReLU', exponential: 'Exp' };

/** The class of the operation that an activation makes when it is applied to tensors as a function. */
export function activationName(activation: string): string {
  return ownEntry(activations, activation) ?? operationName(activation);
}
