import { describe, expect, it } from 'vitest';
import { gradientStep, initialState, initialWeights, trainingStep, type StepSettings } from '../../../src/nn/index.js';
import { allEngines } from '../../support/engines.js';
import { compileStep, sequential } from '../../support/keras.js';
import { Stepper } from '../../support/steps.js';

const BATCH = 6;
const RATE = 0.05;

const settings: StepSettings = {
  model: sequential([4], [
    ['Dense', { units: 5, activation: 'relu' }],
    ['BatchNormalization', {}],
    ['Dense', { units: 4, activation: 'tanh', trainable: false }],
    ['Dense', { units: 3, activation: 'softmax' }],
  ]),
  compile: compileStep({ optimizer: ['SGD', { learning_rate: RATE }] }),
  batchSize: BATCH,
  x: { type: 'float32', shape: [4] },
  y: { type: 'uint8', shape: [] },
};

const data = {
  x: { values: Float32Array.from({ length: BATCH * 4 }, (_, index) => 3 * Math.sin(index)), shape: [BATCH, 4] },
  y: { values: Uint8Array.from([0, 1, 2, 0, 1, 2]), shape: [BATCH] },
};

describe.each(allEngines)('a step that only computes gradients with $title', ({ engine }) => {
  it('leaves that of each trained weight in its place, and the others as they were', async () => {
    const state = engine.createState(initialState(settings.model, settings.compile, 1));
    const gradients = engine.createState(initialWeights(settings.model, 1));
    const [training, gradient] = [await Stepper.of(engine, trainingStep(settings), state), await Stepper.of(engine, gradientStep(settings), gradients)];
    const before = new Map(gradients.names.map((name) => [name, gradients.read(name)]));
    const { loss } = await gradient.step(1, data, RATE);
    const measured = await training.step(1, data, RATE);
    expect(loss).toBeCloseTo(measured['loss']!, 6);
    for (const name of ['dense/kernel', 'dense/bias', 'batch_normalization/gamma', 'dense_2/kernel']) {
      // A step of plain SGD is the gradient times the learning rate.
      const expected = Array.from(before.get(name)!, (weight, index) => (weight - state.read(name)[index]!) / RATE);
      Array.from(gradients.read(name)).forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 4));
    }
    for (const name of ['dense_1/kernel', 'batch_normalization/moving_mean']) expect(gradients.read(name)).toEqual(before.get(name));
    const norm = Math.hypot(...gradients.read('dense/kernel'), ...gradients.read('dense/bias'));
    expect(norm / measured['gradientNorm/dense']!).toBeCloseTo(1, 5);
    await Promise.all([training.dispose(), gradient.dispose()]);
  });
});
