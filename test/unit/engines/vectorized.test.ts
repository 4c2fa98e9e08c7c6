import { describe, expect, it } from 'vitest';
import { vectorized } from '../../../src/engines/onnxruntime/vectorized.js';
import { add, constant, elu, emit, input, multiply, OnnxGraphBuilder, scan, selu, sign, softplus, type Tensor } from '../../../src/graph/index.js';
import { evaluate as reference } from '../../reference/interpreter.js';
import { onnxruntime } from '../../support/engines.js';
import { evaluate } from '../../support/evaluate.js';

const COUNT = 4096;
const activations = [
  ['an ELU', (x: Tensor) => elu(x, 1)],
  ['an ELU of another scale', (x: Tensor) => elu(x, 0.7)],
  ['a SELU', selu],
  ['a softplus', softplus],
  ['a sign', sign],
] as const;

/** Tensors of so many elements that it pays: of every size from 10^-12 to 100, with both signs, and at last the numbers given. */
function numbers(...last: readonly number[]): Tensor {
  const sizes = Float32Array.from({ length: COUNT }, (_, index) => (index % 2 === 0 ? 1 : -1) * 10 ** ((14 * index) / COUNT - 12));
  sizes.set(last, COUNT - last.length);
  return constant(sizes, [COUNT]);
}

/** The operators that a tensor is written with, where they are to be vectorized. */
function operatorsOf(x: Tensor, result: Tensor): string[] {
  const builder = new OnnxGraphBuilder('test', undefined, vectorized);
  emit([result], new Map([[x, 'x']]), builder);
  return builder.finish([], []).nodes.map(({ operator }) => operator);
}

describe.each(activations)('%s of many elements', (_, activate) => {
  it('is written with vectorized operations, one time for all who use it', () => {
    const x = input('x', [COUNT]);
    const y = activate(x);
    const operators = operatorsOf(x, add(y, multiply(y, 2)));
    expect(operators).not.toContain(y.operation);
    expect(operators.filter((operator) => operator === 'Clip')).toHaveLength(y.operation === 'Softplus' ? 2 : 1);
  });

  it('is as in float64, near 0 and far from it', async () => {
    const result = activate(numbers());
    const [expected, actual] = [reference([result], new Map())[0]!, await evaluate(onnxruntime.engine, result)];
    expected.forEach((value, index) => expect(Math.abs(actual[index]! - value)).toBeLessThan(2e-7 * Math.max(1, Math.abs(value))));
  });

  it.each([NaN, Infinity, -Infinity])('of %s is what the operation itself makes of it', async (odd) => {
    const own = await evaluate(onnxruntime.engine, activate(constant([odd], [1])));
    const among = await evaluate(onnxruntime.engine, activate(numbers(odd)));
    expect(among.at(-1)).toBe(own[0]);
    expect(among.slice(0, -1).every(Number.isFinite)).toBe(true);
  });
});

describe('a softplus of many elements', () => {
  it('keeps the digits of what is lost beside 1', async () => {
    const actual = await evaluate(onnxruntime.engine, softplus(numbers(-10, -20, -40)));
    [-10, -20, -40].forEach((x, index) => expect(actual[COUNT - 3 + index]! / Math.log1p(Math.exp(x))).toBeCloseTo(1, 5));
  });
});

describe('the model of a step', () => {
  it('has the operation itself where there are few elements', () => {
    const x = input('x', [32, 10]);
    expect(operatorsOf(x, elu(x, 1))).toEqual(['Elu']);
  });

  it('has the vectorized ones inside of loops, too', () => {
    const sequence = input('sequence', [3, COUNT]);
    const zeros = input('zeros', [COUNT]);
    const builder = new OnnxGraphBuilder('test', undefined, vectorized);
    const { final } = scan({ initial: [zeros], sequences: [sequence] }, ([sum], [x]) => ({ carries: [elu(add(sum!, x!), 1)] }));
    emit(final, new Map([[sequence, 'sequence'], [zeros, 'zeros']]), builder);
    const bodies = builder.finish([], []).nodes.flatMap(({ attributes: { body } }) => (body !== undefined && 'graph' in body ? [body.graph] : []));
    expect(bodies.flatMap(({ nodes }) => nodes.map(({ operator }) => operator))).toEqual(['Add', 'Relu', 'Clip', 'Exp', 'Sub', 'Add']);
  });

  it('is alone in that: models that others run have the operations themselves', () => {
    const x = input('x', [COUNT]);
    const builder = new OnnxGraphBuilder('test');
    emit([selu(x)], new Map([[x, 'x']]), builder);
    expect(builder.finish([], []).nodes.map(({ operator }) => operator)).toEqual(['Selu']);
  });
});
