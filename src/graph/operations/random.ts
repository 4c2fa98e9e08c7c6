import { numberAttribute, numbersAttribute } from '../attribute.js';
import { apply, type Operation } from '../operation.js';
import type { Tensor, TensorShape } from '../tensor.js';

export const RandomUniform: Operation<[]> = {
  name: 'RandomUniform',
  infer: (_inputs, attributes) => ({ shape: [...numbersAttribute(attributes, 'shape')], type: 'float32' }),
  onnx: (writer, _inputs, { shape, attributes }) =>
    writer.node('RandomUniform', [], {
      shape: { integers: shape },
      seed: { float: numberAttribute(attributes, 'stream') },
    }),
};

/**
 * Uniform random numbers in [0, 1), new in every step. An engine makes them from its seed, the number of the step, the
 * stream and the element alone, so that a run can be repeated and resumed.
 */
export function randomUniform(shape: TensorShape, stream: number): Tensor {
  return apply(RandomUniform, [], { shape, stream });
}
