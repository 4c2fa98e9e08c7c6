import { describe, expect, it } from 'vitest';
import { vectorized } from '../../../src/engines/onnxruntime/vectorized.js';
import { constant, elu, input, multiply, selu, sign, softplus, topologicalOrder, type StepGraph, type Tensor } from '../../../src/graph/index.js';
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

function stepTo(result: Tensor): StepGraph {
  const read = input('result', result.shape);
  const state = [{ name: 'result', shape: result.shape, read, next: result }];
  return { batchSize: 1, batchInputs: [], scalars: [], state, measurements: [{ name: 'first', tensor: result }] };
}

function operationsOf({ state: [variable], measurements: [first] }: StepGraph): string[] {
  return topologicalOrder([variable!.next, first!.tensor]).map(({ operation }) => operation);
}

describe.each(activations)('%s of many elements', (_, activate) => {
  it('is computed by vectorized operations, one time for all who use it', () => {
    const x = input('x', [COUNT]);
    const quick = operationsOf(vectorized(stepTo(multiply(activate(x), 2))));
    expect(quick).not.toContain(activate(x).operation);
    expect(quick.filter((operation) => operation === 'Clip').length).toBe(activate(x).operation === 'Softplus' ? 2 : 1);
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

describe('a graph', () => {
  it('stays the same where there are few elements, and where there is nothing to make quicker', () => {
    const few = stepTo(elu(input('x', [32, 10]), 1));
    const other = stepTo(multiply(input('x', [COUNT]), 2));
    expect(vectorized(few)).toBe(few);
    expect(vectorized(other)).toBe(other);
  });
});
