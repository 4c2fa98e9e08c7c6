import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engines/index.js';
import {
  add,
  cast,
  differentiate,
  elementCount,
  input,
  multiply,
  reduceSum,
  reshape,
  stringAttribute,
  subtract,
  type Tensor,
} from '../../../src/graph/index.js';
import { operationCases, type OperationCase } from '../../reference/cases.js';
import { evaluate } from '../../reference/interpreter.js';
import { allEngines } from '../../support/engines.js';

/** Runs one step in which each result is the next value of a variable, and reads them. */
async function compute(engine: Engine, inputs: OperationCase['inputs'], results: readonly Tensor[]): Promise<Float32Array[]> {
  const given = [...inputs].map(([read, values]) => ({ name: stringAttribute(read.attributes, 'name'), read, values }));
  const wanted = results.map((result, index) => ({ name: `result${index}`, shape: result.shape, next: cast(result, 'float32') }));
  const program = await engine.compile({
    batchSize: 1,
    batchInputs: [],
    scalars: [],
    state: [
      ...given.map(({ name, read }) => ({ name, shape: read.shape, read, next: read })),
      ...wanted.map(({ name, shape, next }) => ({ name, shape, next, read: { ...next, inputs: [], operation: 'Input', attributes: { name } } })),
    ],
    measurements: [],
  });
  const state = engine.createState(
    new Map([
      ...given.map(({ name, read, values }) => [name, { shape: read.shape, values }] as const),
      ...wanted.map(({ name, shape }) => [name, { shape, values: new Float32Array(elementCount(shape)) }] as const),
    ]),
  );
  await program.run(state, { rows: Int32Array.of(0), steps: 1, data: {}, scalars: {}, seed: 0, firstStep: 1 });
  await program.dispose();
  return wanted.map(({ name }) => state.read(name));
}

describe.each(allEngines)('the operations in $title', ({ engine }) => {
  it.each(operationCases)('$operation $about: values and gradients as in float64', async ({ inputs, output }) => {
    const gradients = output.type === 'float32' ? differentiate(reduceSum(output), [...inputs.keys()]) : [];
    const results = [output, ...gradients];
    const expected = evaluate(results, inputs);
    const actual = await compute(engine, inputs, results);
    actual.forEach((values, index) => {
      const scale = Math.max(1, ...expected[index]!.filter(Number.isFinite).map(Math.abs));
      values.forEach((value, place) => {
        const target = expected[index]![place]!;
        if (Number.isFinite(target)) expect(Math.abs(value - target) / scale).toBeLessThan(1e-5);
        else expect(value).toBe(target);
      });
    });
  });

  it('a short vector that meets many rows: values as in float64', async () => {
    const [images, channels] = [input('images', [4, 30, 25, 3]), input('channels', [1, 1, 1, 3])];
    const inputs = new Map([images, channels].map((leaf) => [leaf, Float32Array.from({ length: elementCount(leaf.shape) }, (_, index) => Math.sin(1 + index))]));
    const results = [add(images, channels), subtract(channels, images), multiply(images, reshape(channels, [3]))];
    const [expected, actual] = [evaluate(results, inputs), await compute(engine, inputs, results)];
    actual.forEach((values, index) => expect(values).toEqual(Float32Array.from(expected[index]!)));
  });
});
