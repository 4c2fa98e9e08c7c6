import { describe, expect, it } from 'vitest';
import { add, convolve, emit, encodeModel, expand, input, matrixMultiply, multiply, OnnxGraphBuilder, relu, reshape, type Tensor } from '../../../src/graph/index.js';

const a = input('a', [3, 4]);
const b = input('b', [4, 2]);
const bias = input('bias', [2]);
const bound = new Map<Tensor, string>([[a, 'a'], [b, 'b'], [bias, 'bias']]);

/** The operators of the nodes that compute some tensors, in order. */
function operatorsOf(...roots: Tensor[]): string[] {
  const builder = new OnnxGraphBuilder('test');
  emit(roots, bound, builder);
  return builder.finish([], []).nodes.map(({ operator }) => operator);
}

describe('the ONNX nodes of a graph', () => {
  it('add a bias in the matrix product', () => {
    expect(operatorsOf(relu(add(matrixMultiply(a, b), bias)))).toEqual(['Gemm', 'Relu']);
    expect(operatorsOf(add(bias, matrixMultiply(a, b)))).toEqual(['Gemm']);
  });

  it('add a number for each filter in the convolution', () => {
    const convolution = convolve(input('x', [2, 3, 5, 5]), input('kernel', [2, 3, 2, 2]));
    const [x, kernel] = convolution.inputs;
    const given = new Map([...bound, [x!, 'x'], [kernel!, 'kernel']]);
    const builder = new OnnxGraphBuilder('test');
    const sum = add(convolution, reshape(bias, [2, 1, 1]));
    emit([relu(sum)], given, builder);
    expect(builder.finish([], []).nodes).toMatchObject([{ operator: 'Conv', inputs: ['x', 'kernel', 'bias'] }, { operator: 'Relu' }]);
  });

  it('keep a product that is used elsewhere', () => {
    const product = matrixMultiply(a, b);
    expect(operatorsOf(multiply(add(product, bias), product))).toEqual(['Gemm', 'Add', 'Mul']);
    expect(operatorsOf(add(product, bias), product)).toEqual(['Gemm', 'Add']);
  });

  it('repeat the elements of an image in one go', () => {
    const image = input('image', [1, 2, 3, 5]);
    const given = new Map([...bound, [image, 'image']]);
    const repeated = (parted: readonly number[], expanded: readonly number[], joined: readonly number[]): string[] => {
      const builder = new OnnxGraphBuilder('test');
      emit([reshape(expand(reshape(image, parted), expanded), joined)], given, builder);
      return builder.finish([], []).nodes.map(({ operator }) => operator);
    };
    expect(repeated([1, 2, 3, 1, 5, 1], [1, 2, 3, 2, 5, 4], [1, 2, 6, 20])).toEqual(['Resize']);
    expect(repeated([1, 1, 2, 3, 5], [1, 7, 2, 3, 5], [7, 2, 3, 5])).toEqual(['Resize']);
    // Whole images one after another, not their elements.
    expect(repeated([1, 2, 1, 3, 5], [1, 2, 4, 3, 5], [1, 2, 12, 5])).toEqual(['Reshape', 'Expand', 'Reshape']);
  });

  it('compute each value once, and nothing behind a value that is there', () => {
    const square = multiply(bias, bias);
    expect(operatorsOf(add(square, square), square)).toEqual(['Mul', 'Add']);
    const builder = new OnnxGraphBuilder('test');
    expect(emit([add(square, 1)], new Map([[square, 'known']]), builder).get(square)).toBe('known');
  });

  it('share equal constants', () => {
    const builder = new OnnxGraphBuilder('test');
    emit([multiply(bias, add(bias, 2)), multiply(bias, 2), multiply(bias, 3)], bound, builder);
    expect(builder.finish([], []).constants).toHaveLength(2);
  });
});

describe('an encoded model', () => {
  it('has the bytes that onnx.proto asks for', () => {
    const bytes = encodeModel({
      name: 'g',
      inputs: [{ name: 'x', type: 'float32', shape: ['n', 2] }],
      outputs: [],
      constants: [],
      nodes: [{ operator: 'Softmax', inputs: ['x'], outputs: ['y'], attributes: { axis: { integer: -1 } } }],
    });
    const hex = Buffer.from(bytes).toString('hex');
    const text = (value: string): string => Buffer.from(value).toString('hex');
    expect(hex.startsWith('080a')).toBe(true); // ir_version: 10
    expect(hex).toContain(`0a01781201792207${text('Softmax')}`); // input "x", output "y", op_type
    expect(hex).toContain(`0a04${text('axis')}18${'ff'.repeat(9)}01a00102`); // name, i: -1, type: INT
    expect(hex).toContain('0a0312016e0a020802'); // dimensions "n" and 2
    expect(hex.endsWith('42021015')).toBe(true); // opset_import: version 21
  });
});
