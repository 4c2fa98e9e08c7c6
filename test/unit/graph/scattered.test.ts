import { describe, expect, it } from 'vitest';
import { add, beforeScattering, constant, integerConstant, multiply, scatterAdd, sumOfSquaresBeforeScattering, type Tensor } from '../../../src/graph/index.js';
import { onnxruntime } from '../../support/engines.js';
import { evaluate } from '../../support/evaluate.js';

const rows = constant([1, 2, 3, 4], [2, 2]);
const squared = (x: Tensor): Tensor => multiply(x, x);
const valuesOf = async (x: Tensor): Promise<number[]> => [...(await evaluate(onnxruntime.engine, x))];

/** Both rows are added up at place 1 of three. */
const scattered = scatterAdd(integerConstant([1, 1]), rows, 3);

describe('a function of what is scattered', () => {
  it('is applied to each row before rows of one place are added up', async () => {
    expect(await valuesOf(beforeScattering(scattered, squared))).toEqual([0, 0, 1 + 9, 4 + 16, 0, 0]);
    expect(await valuesOf(squared(scattered))).toEqual([0, 0, 16, 36, 0, 0]);
  });

  it('is applied to each term of a sum of scattered rows', async () => {
    const both = add(scattered, scatterAdd(integerConstant([0, 1]), rows, 3));
    expect(await valuesOf(beforeScattering(both, squared))).toEqual([1, 4, 1 + 9 + 9, 4 + 16 + 16, 0, 0]);
    expect(await valuesOf(sumOfSquaresBeforeScattering(both))).toEqual([60]);
  });

  it('is applied to the whole of a sum in which something else is, and of any other tensor', async () => {
    const mixed = add(scattered, constant(1, [3, 2]));
    expect(await valuesOf(beforeScattering(mixed, squared))).toEqual([1, 1, 25, 49, 1, 1]);
    expect(await valuesOf(beforeScattering(rows, squared))).toEqual([1, 4, 9, 16]);
    expect(await valuesOf(sumOfSquaresBeforeScattering(mixed))).toEqual([1 + 1 + 25 + 49 + 1 + 1]);
  });
});
