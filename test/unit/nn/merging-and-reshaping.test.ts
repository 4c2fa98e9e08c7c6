import { describe, expect, it } from 'vitest';
import { configure, layers, ShapeError } from '../../../src/nn/index.js';
import { isUnknown, unknown, type Config, type Shape } from '../../../src/spec/index.js';

function outputShape(className: string, given: Config, ...inputs: Shape[]) {
  const definition = layers.find(className)!;
  return definition.outputShape(configure(definition, given).config, inputs);
}

const image: Shape = [null, 28, 28, 3];

describe('the shape of merged inputs', () => {
  it.each<[string, Config, Shape[], Shape]>([
    ['Add', {}, [[null, 8], [null, 8]], [null, 8]],
    ['Add', {}, [[null, 8], [32, 8]], [32, 8]],
    ['Multiply', {}, [image, [null, 1, 1, 3]], image],
    ['Average', {}, [[null, 5, 8], [null, 8]], [null, 5, 8]],
    ['Maximum', {}, [[null, null, 8], [null, 5, 8]], [null, null, 8]],
    ['Concatenate', {}, [[null, 3, 4], [null, 3, 6], [null, 3, 1]], [null, 3, 11]],
    ['Concatenate', { axis: 1 }, [[null, 3, 4], [null, null, 4]], [null, null, 4]],
    ['Dot', { axes: 1 }, [[null, 8], [null, 8]], [null, 1]],
    ['Dot', { axes: [2, 1] }, [[null, 5, 8], [null, 8, 3]], [null, 5, 3]],
    ['Dot', { axes: -1 }, [[null, 5, 8], [null, 7, 8]], [null, 5, 7]],
  ])('by %s with %j is that of Keras', (className, given, inputs, output) => {
    expect(outputShape(className, given, ...inputs)).toEqual(output);
  });

  it.each<[string, Config, Shape[], RegExp]>([
    ['Add', {}, [[null, 8], [null, 7]], /Add cannot merge inputs of the shapes \(None, 8\), \(None, 7\)/],
    ['Add', {}, [[16, 8], [32, 8]], /Add cannot merge/],
    ['Subtract', {}, [[null, 8], [null, 8], [null, 8]], /Subtract cannot merge/],
    ['Concatenate', {}, [[null, 3, 4], [null, 2, 4]], /Concatenate cannot merge/],
    ['Concatenate', { axis: 4 }, [[null, 3], [null, 3]], /Concatenate works along axis 4/],
    ['Dot', { axes: 1 }, [[null, 8], [null, 7]], /Dot cannot merge/],
    ['Dot', { axes: 0 }, [[null, 8], [null, 8]], /axis 0, which is the batch/],
  ])('is refused for %s with %j of %j', (className, given, inputs, message) => {
    expect(() => outputShape(className, given, ...inputs)).toThrow(ShapeError);
    expect(() => outputShape(className, given, ...inputs)).toThrow(message);
  });
});

describe('the shape of what is arranged anew', () => {
  it.each<[string, Config, Shape, Shape]>([
    ['Reshape', { target_shape: [7, -1] }, [null, 784], [null, 7, 112]],
    ['Reshape', { target_shape: [7, -1] }, [null, null], [null, 7, null]],
    ['Permute', { dims: [2, 1] }, [null, 10, 64], [null, 64, 10]],
    ['RepeatVector', { n: 3 }, [null, 32], [null, 3, 32]],
    ['UpSampling1D', { size: 3 }, [null, 4, 2], [null, 12, 2]],
    ['UpSampling2D', { size: [2, 3], data_format: 'channels_first' }, [null, 3, 5, 5], [null, 3, 10, 15]],
    ['ZeroPadding1D', { padding: [2, 1] }, [null, 4, 2], [null, 7, 2]],
    ['ZeroPadding2D', { padding: [[1, 0], 2] }, image, [null, 29, 32, 3]],
    ['Cropping2D', { cropping: 2 }, image, [null, 24, 24, 3]],
    ['Cropping2D', { cropping: 2 }, [null, null, 28, 3], [null, null, 24, 3]],
  ])('by %s with %j is that of Keras', (className, given, input, output) => {
    expect(outputShape(className, given, input)).toEqual(output);
  });

  it('is known as far as the arguments are', () => {
    const size = unknown('it comes from a file');
    expect(outputShape('UpSampling2D', { size }, image)).toEqual([null, null, null, 3]);
    expect(outputShape('ZeroPadding2D', { padding: [[1, size], 1] }, image)).toEqual([null, null, null, 3]);
    expect(outputShape('RepeatVector', { n: size }, [null, 4])).toEqual([null, null, 4]);
    expect(outputShape('Embedding', { input_dim: 10, output_dim: size }, [null, 4])).toEqual([null, 4, null]);
    expect(outputShape('Reshape', { target_shape: [7, size] }, [null, 784])).toEqual([null, 7, null]);
    expect(outputShape('Reshape', { target_shape: [-1, size, 3] }, [null, 784])).toEqual([null, null, null, 3]);
    expect(isUnknown(outputShape('Reshape', { target_shape: size }, [null, 784]))).toBe(true);
    expect(isUnknown(outputShape('Permute', { dims: [size, 1] }, [null, 2, 3]))).toBe(true);
  });

  it.each<[string, Config, Shape, RegExp]>([
    ['Reshape', { target_shape: [7, 7] }, [null, 784], /cannot make \(7, 7\) of samples of shape \(784,\).*784 elements/],
    ['Reshape', { target_shape: [-1, -1] }, [null, 784], /one -1 only/],
    ['Permute', { dims: [0, 1] }, [null, 2, 3], /"dims" of Permute must name each axis from 1 once; they are 0, 1/],
    ['Permute', { dims: [1, 2] }, image, /Permute needs an input of 3 axes/],
    ['Cropping1D', { cropping: 2 }, [null, 4, 3], /Cropping1D cuts 4 elements off an axis that is only 4 long/],
    ['ZeroPadding2D', { padding: [1, 2, 3] }, image, /"padding" of ZeroPadding2D must be a whole number from 0/],
    ['ZeroPadding2D', { padding: -1 }, image, /"padding" of ZeroPadding2D/],
    ['UpSampling2D', { size: 0 }, image, /"size" of UpSampling2D must be a whole number from 1/],
    ['UpSampling2D', {}, [null, 28, 28], /UpSampling2D needs an input of 4 axes/],
  ])('is refused for %s with %j of %j', (className, given, input, message) => {
    expect(() => outputShape(className, given, input)).toThrow(ShapeError);
    expect(() => outputShape(className, given, input)).toThrow(message);
  });
});
