import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findEngine, type Engine } from '../../src/engines/index.js';
import { constant } from '../../src/graph/index.js';
import { perceptronStep, perceptronUnits, perceptronWeights, thresholdUnits } from '../../src/nn/index.js';
import { evaluate } from '../support/evaluate.js';

interface PerceptronCase {
  readonly name: string;
  readonly features: number;
  readonly classes: number;
  readonly learningRate: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** After each epoch. */
  readonly epochs: readonly { readonly kernel: readonly number[]; readonly bias: readonly number[]; readonly accuracy: number }[];
}

const { cases } = JSON.parse(readFileSync(new URL('fixtures/perceptron.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly PerceptronCase[];
};

describe('a perceptron learns what scikit-learn’s does', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await findEngine('onnxruntime');
  });

  it.each(cases)('$name', async (one) => {
    const { features, learningRate, epochs } = one;
    const units = perceptronUnits(one);
    const count = one.y.length;
    const state = engine.createState(
      new Map([
        [perceptronWeights.kernel, { shape: [features, units], values: new Float32Array(features * units) }],
        [perceptronWeights.bias, { shape: [units], values: new Float32Array(units) }],
      ]),
    );
    const program = await engine.compile(perceptronStep(one));
    const request = {
      rows: Int32Array.from({ length: count }, (_, row) => row),
      steps: count,
      data: {
        x: { values: Float32Array.from(one.x), shape: [count, features] },
        y: { values: Int32Array.from(one.y), shape: [count] },
      },
      scalars: { learning_rate: new Float32Array(count).fill(learningRate) },
      seed: 0,
    };
    for (const [epoch, { kernel, bias }] of epochs.entries()) {
      await program.run(state, { ...request, firstStep: 1 + epoch * count });
      kernel.forEach((value, index) => expect(state.read(perceptronWeights.kernel)[index]).toBeCloseTo(value, 3));
      bias.forEach((value, index) => expect(state.read(perceptronWeights.bias)[index]).toBeCloseTo(value, 4));
    }
    await program.dispose();
  });

  it('and its units are on above 0 alone', async () => {
    const units = thresholdUnits(constant([-1, 0, 0.5], [3, 1]), constant([1], [1, 1]), constant([0]));
    expect([...(await evaluate(engine, units))]).toEqual([0, 0, 1]);
  });
});
