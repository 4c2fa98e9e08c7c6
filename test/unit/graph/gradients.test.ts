import { describe, expect, it } from 'vitest';
import { constant, differentiate, elementCount, multiply, operations, reduceSum, type Tensor } from '../../../src/graph/index.js';
import { operationCases, type OperationCase } from '../../reference/cases.js';
import { evaluate, type Bindings } from '../../reference/interpreter.js';

/** A scalar in which each element of the output counts differently. */
function weigh(output: Tensor): Tensor {
  const weights = Array.from({ length: elementCount(output.shape) }, (_, index) => Math.cos(1 + index * 2.3));
  return reduceSum(multiply(output, constant(weights, output.shape)));
}

/** The derivative by each element of `variable` by central differences. */
function numericGradient(loss: Tensor, variable: Tensor, bindings: Bindings): number[] {
  const step = 1e-5;
  const values = Float64Array.from(bindings.get(variable)!);
  const lossAt = (index: number, value: number): number =>
    evaluate([loss], new Map(bindings).set(variable, values.with(index, value)))[0]![0]!;
  return Array.from(values, (value, index) => (lossAt(index, value + step) - lossAt(index, value - step)) / (2 * step));
}

/** Nothing flows through these, however they are used; an integer or boolean output has no gradient anyway. */
const flowsThrough = ({ operation, output }: OperationCase): boolean => {
  const rules = operations.get(operation)!;
  return output.type === 'float32' && ('gradient' in rules || 'gradientOfResults' in rules);
};

describe('the gradient of an operation', () => {
  it('is checked for every operation of the table', () => {
    const checked = new Set(operationCases.map(({ operation }) => operation));
    // Leaves have no gradient, and a result has that of the operation that it is picked from.
    const others = ['Input', 'RandomUniform', 'Result'];
    expect([...operations.keys()].filter((name) => !checked.has(name) && !others.includes(name))).toEqual([]);
  });

  it.each(operationCases.filter(flowsThrough))('$operation $about agrees with finite differences', ({ inputs, output }) => {
    const loss = weigh(output);
    const variables = [...inputs.keys()];
    const gradients = evaluate(differentiate(loss, variables), inputs);
    variables.forEach((variable, index) => {
      const numeric = numericGradient(loss, variable, inputs);
      const scale = Math.max(1, ...numeric.map(Math.abs));
      numeric.forEach((expected, place) => {
        expect(Math.abs(gradients[index]![place]! - expected) / scale, `input ${index}, element ${place}`).toBeLessThan(1e-7);
      });
    });
  });

  it.each(operationCases.filter((each) => !flowsThrough(each) && each.output.type === 'float32' && each.operation !== 'Constant'))(
    '$operation $about is zero',
    ({ inputs, output }) => {
      const gradients = evaluate(differentiate(weigh(output), [...inputs.keys()]), inputs);
      for (const gradient of gradients) expect(gradient.every((each) => each === 0)).toBe(true);
    },
  );
});
