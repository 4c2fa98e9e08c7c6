import { numbersAttribute } from '../attribute.js';
import { operationOf, permutationOf, slidingOf } from '../operations/index.js';
import { at, reach } from '../operations/window.js';
import type { Tensor, TensorShape } from '../tensor.js';

/**
 * How far from the beginning of each axis a node reads its inputs, where only the beginning of its output is needed.
 * @param lengths How far the output is needed.
 * @returns For each input its lengths, all of them where that is not known.
 */
export function neededOfInputs(tensor: Tensor, lengths: TensorShape): readonly TensorShape[] {
  const { inputs } = tensor;
  if (operationOf(tensor).elementwise === true) return inputs.map(({ shape }) => aligned(shape, lengths));
  const [x, ...others] = inputs;
  if (x === undefined) return [];
  switch (tensor.operation) {
    case 'Transpose': {
      const permutation = permutationOf(tensor);
      return [x.shape.map((_, axis) => at(lengths, permutation.indexOf(axis)))];
    }
    case 'Conv':
    case 'MaxPool':
    case 'AveragePool':
      return [seenThrough(tensor, x.shape, lengths), ...others.map(({ shape }) => shape)];
    default:
      return inputs.map(({ shape }) => shape);
  }
}

/** Of an input that is broadcast. */
function aligned(shape: TensorShape, lengths: TensorShape): TensorShape {
  const added = lengths.length - shape.length;
  return shape.map((length, axis) => (length === 1 ? 1 : at(lengths, axis + added)));
}

/** What a window sees of its input at its first positions. */
function seenThrough(tensor: Tensor, [batch = 1, channels = 1, ...all]: TensorShape, [, , ...found]: TensorShape): TensorShape {
  const { strides, dilations, before } = slidingOf(tensor.attributes);
  const window = windowOf(tensor);
  const seen = all.map((length, axis) => {
    const covered = (at(found, axis) - 1) * at(strides, axis) + reach(at(window, axis), at(dilations, axis));
    return Math.min(length, covered - at(before, axis));
  });
  return [batch, channels, ...seen];
}

/** The lengths of the window of a convolution or pooling. */
export function windowOf({ operation, inputs: [, kernel], attributes }: Tensor): readonly number[] {
  return operation === 'Conv' ? (kernel?.shape ?? []).slice(2) : [...numbersAttribute(attributes, 'window')];
}
