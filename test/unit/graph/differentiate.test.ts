import { describe, expect, it } from 'vitest';
import {
  add,
  cast,
  differentiate,
  GraphError,
  input,
  matrixMultiply,
  multiply,
  reduceSum,
  sigmoid,
  stopGradient,
  topologicalOrder,
  type Tensor,
} from '../../../src/graph/index.js';
import { evaluate } from '../../reference/interpreter.js';

describe('differentiate', () => {
  const x = input('x', [2]);
  const bindings = new Map([[x, [3, -2]]]);
  const gradientOf = (loss: Tensor, variable = x): number[] => [...evaluate(differentiate(loss, [variable]), bindings)[0]!];

  it('sums what flows back from every use', () => {
    expect(gradientOf(reduceSum(add(multiply(x, x), multiply(x, 5))))).toEqual([11, 1]);
  });

  it('differentiates gradients again', () => {
    const [slope] = differentiate(reduceSum(multiply(x, multiply(x, x))), [x]);
    expect(gradientOf(reduceSum(slope!))).toEqual([18, -12]);
  });

  it('gives zeros for what the loss does not depend on', () => {
    expect(gradientOf(reduceSum(x), input('other', [3, 1]))).toEqual([0, 0, 0]);
    expect(gradientOf(reduceSum(stopGradient(x)))).toEqual([0, 0]);
    expect(gradientOf(reduceSum(cast(cast(x, 'int32'), 'float32')))).toEqual([0, 0]);
  });

  it('takes inner nodes for variables', () => {
    const inner = multiply(x, 2);
    expect(gradientOf(reduceSum(multiply(inner, inner)), inner)).toEqual([12, -8]);
  });

  it('gives 1 for the loss by itself', () => {
    const loss = reduceSum(x);
    expect(gradientOf(loss, loss)).toEqual([1]);
  });

  it('refuses what is not a scalar, and what has no fractions', () => {
    expect(() => differentiate(x, [x])).toThrow(GraphError);
    expect(() => differentiate(x, [x])).toThrow('Only a float32 scalar can be differentiated; this is float32 (2).');
    expect(() => differentiate(input('count', [], 'int32'), [x])).toThrow('this is int32 ().');
  });

  it('stands networks of thousands of layers', () => {
    const kernels = Array.from({ length: 3000 }, (_, layer) => input(`kernel${layer}`, [2, 2]));
    const output = kernels.reduce((hidden, kernel) => sigmoid(matrixMultiply(hidden, kernel)), input('batch', [1, 2]));
    const gradients = differentiate(reduceSum(output), kernels);
    expect(gradients).toHaveLength(3000);
    expect(topologicalOrder(gradients).length).toBeLessThan(40_000);
  });
});

describe('the topological order', () => {
  it('puts inputs before those who use them, each once, and stops where it is told to', () => {
    const a = input('a', [2]);
    const b = multiply(a, a);
    const c = add(b, a);
    expect(topologicalOrder([c, b])).toEqual([a, b, c]);
    expect(topologicalOrder([c], (tensor) => tensor === b)).toEqual([b, a, c]);
  });
});
