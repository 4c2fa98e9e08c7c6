import { describe, expect, it } from 'vitest';
import { initialWeights, type InitialValue } from '../../../src/nn/index.js';
import type { Prediction } from '../../../src/protocol/index.js';
import type { ModelSpec } from '../../../src/spec/index.js';
import { Breaks } from '../../../src/trainer/loop/breaks.js';
import { TrainingControl } from '../../../src/trainer/loop/control.js';
import { predict } from '../../../src/trainer/loop/predict.js';
import { PredictionSummary } from '../../../src/trainer/loop/prediction-summary.js';
import { Stopwatch } from '../../../src/trainer/loop/stopwatch.js';
import { onnxruntime } from '../../support/engines.js';
import { sequential } from '../../support/keras.js';

const ones = { values: new Float32Array(14).fill(1), shape: [7, 2] };

/** Predicts for seven samples of two ones, in batches of three. */
async function predicted(model: ModelSpec, times: number | null, weights: ReadonlyMap<string, InitialValue> = initialWeights(model, 1)): Promise<readonly Prediction[]> {
  const control = new TrainingControl();
  const pass = { engine: onnxruntime.engine, samples: { x: [ones], y: [], sampleWeight: null, count: 7 }, seed: 1, step: 0, control, breaks: new Breaks(control, new Stopwatch(), () => undefined) };
  return (await predict({ model, weights, batchSize: 3, times, asInTraining: times !== null }, pass)) ?? [];
}

describe('What is predicted', () => {
  it('is told by its range, over all batches', async () => {
    const model = sequential([2], [['Dense', { units: 1 }]]);
    const weights = new Map([['dense/kernel', { shape: [2, 1], values: Float32Array.of(2, 3) }], ['dense/bias', { shape: [1], values: Float32Array.of(0.5) }]]);
    expect(await predicted(model, null, weights)).toEqual([{ name: 'dense', samples: 7, shape: [1], minimum: 5.5, mean: 5.5, maximum: 5.5 }]);
  });

  it('leaves nothing to chance, unless it is asked for as in training, each time anew', async () => {
    const model = sequential([2], [['Dropout', { rate: 0.5 }]]);
    expect(await predicted(model, null)).toMatchObject([{ minimum: 1, mean: 1, maximum: 1 }]);
    const [answer] = await predicted(model, 400);
    expect(answer).toMatchObject({ samples: 7, minimum: 0, maximum: 2, repeated: { times: 400 } });
    // 0 or 2 with equal chances: the mean and the deviation are 1; of 400 draws of 14 numbers, to some hundredths.
    expect(Math.abs(answer!.mean - 1)).toBeLessThan(0.06);
    expect(Math.abs(answer!.repeated!.spread - 1)).toBeLessThan(0.02);
  });
});

describe('The spread of predictions', () => {
  it('is the mean of the standard deviations of each number', () => {
    const summary = new PredictionSummary('y', 2, [2]);
    [[1, 2], [3, 2], [5, 2]].forEach((values, time) => summary.add(Float32Array.from(values), 0, time));
    [[0, 4], [0, 4], [0, 7]].forEach((values, time) => summary.add(Float32Array.from(values), 1, time));
    const { repeated, mean } = summary.result(3);
    expect(mean).toBeCloseTo(30 / 12, 12);
    // numpy.std of (1, 3, 5), (2, 2, 2), (0, 0, 0) and (4, 4, 7).
    expect(repeated!.spread).toBeCloseTo((Math.sqrt(8 / 3) + 0 + 0 + Math.sqrt(2)) / 4, 12);
  });
});
