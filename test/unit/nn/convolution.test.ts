import { describe, expect, it } from 'vitest';
import { constant, elementCount, input, sigmoid, transpose, type Tensor } from '../../../src/graph/index.js';
import { logitsOf } from '../../../src/nn/losses/logits.js';
import { configure, fansOf, initializers, layers, ShapeError } from '../../../src/nn/index.js';
import { isConfigObject, isUnknown, unknown, type Config, type Shape } from '../../../src/spec/index.js';
import { forward } from '../../support/forward.js';
import { evaluate } from '../../reference/interpreter.js';

function made(className: string, given: Config, input: Shape) {
  const definition = layers.find(className)!;
  const { config } = configure(definition, given);
  return { output: definition.outputShape(config, [input]), weights: definition.weights(config, [input]) };
}

function weights(className: string, given: Config, input: Shape): readonly string[] | string {
  const found = made(className, given, input).weights;
  return isUnknown(found) ? found.reason : found.map(({ name, shape }) => `${name} ${shape.join('×')}`);
}

const image: Shape = [null, 28, 28, 3];
const sequence: Shape = [null, 50, 8];

describe('the shape of what slides over its input', () => {
  it.each<[string, Config, Shape, Shape]>([
    ['Conv2D', { filters: 32, kernel_size: 3 }, image, [null, 26, 26, 32]],
    ['Conv2D', { filters: 32, kernel_size: [5, 3], strides: 2, padding: 'same' }, image, [null, 14, 14, 32]],
    ['Conv2D', { filters: 32, kernel_size: 3, dilation_rate: 4 }, image, [null, 20, 20, 32]],
    ['Conv2D', { filters: 32, kernel_size: 3, data_format: 'channels_first' }, [null, 3, 28, 30], [null, 32, 26, 28]],
    ['Conv2D', { filters: 32, kernel_size: 3, padding: 'SAME' }, [null, null, 7, 3], [null, null, 7, 32]],
    ['Conv1D', { filters: 16, kernel_size: 3, padding: 'causal', dilation_rate: 8 }, sequence, [null, 50, 16]],
    ['Conv3D', { filters: 4, kernel_size: 2 }, [null, 5, 6, 7, 1], [null, 4, 5, 6, 4]],
    ['DepthwiseConv2D', { kernel_size: 3, depth_multiplier: 2 }, image, [null, 26, 26, 6]],
    ['SeparableConv2D', { filters: 10, kernel_size: 3 }, image, [null, 26, 26, 10]],
    [
      'Conv2DTranspose',
      { filters: 8, kernel_size: 3, strides: 2, padding: 'same' },
      [null, 7, 7, 16],
      [null, 14, 14, 8],
    ],
    ['MaxPooling2D', {}, [null, 27, 28, 3], [null, 13, 14, 3]],
    ['MaxPool2D', { pool_size: 3, strides: 2, padding: 'same' }, [null, 27, 28, 3], [null, 14, 14, 3]],
    ['AveragePooling1D', { pool_size: 4 }, sequence, [null, 12, 8]],
    ['GlobalAveragePooling2D', {}, image, [null, 3]],
    ['GlobalMaxPool1D', { keepdims: true }, sequence, [null, 1, 8]],
  ])('is for %s with %j that of Keras', (className, given, input, output) => {
    expect(made(className, given, input).output).toEqual(output);
  });

  it('is known as far as the arguments are', () => {
    expect(made('Conv2D', { filters: unknown('?'), kernel_size: 3 }, image).output).toEqual([null, 26, 26, null]);
    expect(made('Conv2D', { filters: 9, kernel_size: [unknown('?'), 3] }, image).output).toEqual([null, null, null, 9]);
    expect(made('MaxPooling2D', { pool_size: unknown('?') }, image).output).toEqual([null, null, null, 3]);
    expect(made('Conv2D', { filters: 9, kernel_size: 3, data_format: unknown('?') }, image).output).toEqual(
      unknown('?'),
    );
  });
});

describe('what slides over its input refuses what Keras refuses', () => {
  it.each<[string, string, Config, Shape, RegExp]>([
    [
      'an image without channels',
      'Conv2D',
      { filters: 1, kernel_size: 3 },
      [null, 28, 28],
      /needs an input of 4 axes.*\(None, 28, 28\).*Reshape/,
    ],
    [
      'a kernel larger than its input',
      'Conv2D',
      { filters: 1, kernel_size: 5 },
      [null, 3, 9, 1],
      /reaches over 5 elements.*only 3 long/,
    ],
    ['a pool larger than its input', 'MaxPooling1D', { pool_size: 51 }, sequence, /MaxPooling1D reaches over 51/],
    [
      'no filters',
      'Conv2D',
      { filters: 0, kernel_size: 3 },
      image,
      /"filters" of Conv2D must be a positive whole number/,
    ],
    ['a kernel of other axes', 'Conv2D', { filters: 1, kernel_size: [3, 3, 3] }, image, /"kernel_size".*tuple of 2/],
    [
      'causal images',
      'Conv2D',
      { filters: 1, kernel_size: 3, padding: 'causal' },
      image,
      /must be one of "valid", "same"; it is "causal"/,
    ],
    [
      'groups that do not part the channels',
      'Conv2D',
      { filters: 4, kernel_size: 3, groups: 2 },
      image,
      /2 does not divide both 3 and 4/,
    ],
    [
      'strides and gaps at once',
      'Conv2D',
      { filters: 4, kernel_size: 3, strides: 2, dilation_rate: 2 },
      image,
      /but not both/,
    ],
    [
      'an output padding as long as a stride',
      'Conv2DTranspose',
      { filters: 4, kernel_size: 3, strides: 2, output_padding: 2 },
      image,
      /less than its "strides"/,
    ],
    [
      'channels in a third place',
      'Conv2D',
      { filters: 4, kernel_size: 3, data_format: 'channels_middle' },
      image,
      /"channels_first"; it is "channels_middle"/,
    ],
  ])('%s', (_what, className, given, input, message) => {
    expect(() => made(className, given, input)).toThrow(ShapeError);
    expect(() => made(className, given, input)).toThrow(message);
  });
});

describe('the weights of what slides over its input', () => {
  it('are named and shaped as in Keras', () => {
    expect(weights('Conv2D', { filters: 32, kernel_size: [5, 3] }, image)).toEqual(['kernel 5×3×3×32', 'bias 32']);
    expect(weights('Conv2D', { filters: 32, kernel_size: 3, groups: 2 }, [null, 9, 9, 6])).toEqual([
      'kernel 3×3×3×32',
      'bias 32',
    ]);
    expect(weights('Conv1D', { filters: 16, kernel_size: 3, use_bias: false }, sequence)).toEqual(['kernel 3×8×16']);
    expect(weights('DepthwiseConv2D', { kernel_size: 3, depth_multiplier: 2 }, image)).toEqual([
      'kernel 3×3×3×2',
      'bias 6',
    ]);
    expect(weights('SeparableConv2D', { filters: 10, kernel_size: 3, depth_multiplier: 2 }, image)).toEqual([
      'depthwise_kernel 3×3×3×2',
      'pointwise_kernel 1×1×6×10',
      'bias 10',
    ]);
    expect(weights('Conv2DTranspose', { filters: 10, kernel_size: 3 }, image)).toEqual(['kernel 3×3×10×3', 'bias 10']);
    expect(weights('MaxPooling2D', {}, image)).toEqual([]);
  });

  it('are not known where the channels are not', () => {
    expect(weights('Conv2D', { filters: 32, kernel_size: 3 }, [null, 28, 28, null])).toMatch(
      /number of channels .* Conv2D is not known/,
    );
    expect(weights('Conv2D', { filters: 32, kernel_size: unknown('read from a file') }, image)).toBe(
      'read from a file',
    );
  });

  it.each([
    // Keras multiplies the window into both fans (keras/src/initializers/random_initializers.py, `compute_fans`).
    ['Conv2D', { filters: 64, kernel_size: 3 }, [null, 14, 14, 32], { fanIn: 3 * 3 * 32, fanOut: 3 * 3 * 64 }],
    ['Conv1D', { filters: 16, kernel_size: 5 }, sequence, { fanIn: 5 * 8, fanOut: 5 * 16 }],
    ['DepthwiseConv2D', { kernel_size: 3, depth_multiplier: 2 }, image, { fanIn: 3 * 3 * 3, fanOut: 3 * 3 * 2 }],
  ] as const)('are drawn by the fans that Keras counts: %s', (className, given, input, fans) => {
    const found = made(
      className,
      { ...given, kernel_initializer: 'he_normal', depthwise_initializer: 'he_normal' },
      input,
    ).weights;
    if (isUnknown(found)) throw new Error(found.reason);
    const [{ shape, initializer }] = found as [(typeof found)[number]];
    expect(fansOf(shape)).toEqual(fans);
    if (isUnknown(initializer) || !isConfigObject(initializer)) throw new Error('The initializer is not known.');
    const deviation = initializers.find(initializer.className)!.standardDeviation(initializer.config, shape);
    expect(deviation).toBeCloseTo(Math.sqrt(2 / fans.fanIn), 12);
  });
});

describe('the logits of a prediction', () => {
  it('are found behind a change of layout, as after a convolution', () => {
    const sums = input('sums', [8, 3, 5, 5]);
    const prediction = sigmoid(transpose(sums, [0, 2, 3, 1]));
    expect(logitsOf(prediction, false)).toMatchObject({ operation: 'Transpose', inputs: [sums], shape: [8, 5, 5, 3] });
    expect(logitsOf(transpose(sums, [0, 2, 3, 1]), false)).toBeUndefined();
  });
});

describe('a layer whose channels come first', () => {
  it.each<[string, Config]>([
    ['Conv2D', { filters: 4, kernel_size: 3, strides: 2, padding: 'same', activation: 'tanh' }],
    ['DepthwiseConv2D', { kernel_size: 2, depth_multiplier: 2 }],
    ['SeparableConv2D', { filters: 3, kernel_size: 2 }],
    ['Conv2DTranspose', { filters: 3, kernel_size: 3, strides: 2, padding: 'same' }],
    ['MaxPooling2D', {}],
    ['AveragePooling2D', { pool_size: 3, strides: 1, padding: 'same' }],
    ['GlobalAveragePooling2D', { keepdims: true }],
  ])('computes what it does where they come last: %s', (className, given) => {
    const x = input('x', [2, 5, 4, 3]);
    const definition = layers.find(className)!;
    const compute = (data: Tensor, dataFormat: string): Tensor => {
      const { config } = configure(definition, { ...given, data_format: dataFormat });
      const made = definition.weights(config, [data.shape]);
      if (isUnknown(made)) throw new Error(made.reason);
      const values = made.map(({ name, shape }): [string, Tensor] => [
        name,
        constant(
          Array.from({ length: elementCount(shape) }, (_, index) => Math.sin(1 + index)),
          shape,
        ),
      ]);
      return forward(definition.className, config, [data], { weights: new Map(values) });
    };
    const last = compute(x, 'channels_last');
    const first = transpose(compute(transpose(x, [0, 3, 1, 2]), 'channels_first'), [0, 2, 3, 1]);
    const bindings = new Map([[x, Float32Array.from({ length: 120 }, (_, index) => Math.cos(index * index))]]);
    const [expected, actual] = evaluate([last, first], bindings);
    expect(first.shape).toEqual(last.shape);
    expect(actual).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(3);
  });
});
