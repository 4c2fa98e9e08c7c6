import { beforeAll, describe, expect, it } from 'vitest';
import { findEngine, type Engine, type EngineState } from '../../src/engines/index.js';
import { evaluationStep, initialState, trainingStep, weightName, type StepSettings } from '../../src/nn/index.js';
import { isUnknown } from '../../src/spec/index.js';
import { compileStep, sequential } from '../support/keras.js';
import { Stepper } from '../support/steps.js';
import { batch, firstValue, trainingCases, type TrainingCase } from './training-case.js';

/** float32 rounds at 6e-8; after 20 steps of sums in another order two right implementations agree to this. */
const TOLERANCE = 1e-5;

function settingsOf(one: TrainingCase): StepSettings {
  const isClass = one.targets === 'classes';
  return {
    model: sequential(one.inputShape, one.layers),
    compile: compileStep(one),
    batchSize: one.batchSize,
    x: { type: 'float32', shape: one.inputShape },
    y: isClass ? { type: 'int32', shape: [] } : { type: 'float32', shape: [one.outputs] },
  };
}

/** The state before the first step, with the weights that Keras was given. */
function firstState(engine: Engine, { model, compile }: StepSettings): EngineState {
  const values = initialState(model, compile, 0);
  model.layers.forEach((layer, index) => {
    if (isUnknown(layer.weights)) throw new Error(layer.weights.reason);
    layer.weights.forEach(({ name, shape }, position) => {
      values.set(weightName(layer, name), { shape, values: firstValue(name, shape, 7 * (1 + index) + position) });
    });
  });
  return engine.createState(values);
}

function learningRateOf({ compile: { optimizer } }: StepSettings): number {
  const rate = isUnknown(optimizer) ? undefined : optimizer.config['learning_rate'];
  if (typeof rate !== 'number') throw new Error('The learning rate is no number.');
  return rate;
}

describe('a training run is what it is in Keras', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await findEngine('onnxruntime');
  });

  it.each(trainingCases())('$name', async (one) => {
    const settings = settingsOf(one);
    const state = firstState(engine, settings);
    const training = await Stepper.of(engine, trainingStep(settings), state);
    const steps = one.steps['loss']?.length ?? 0;
    for (let step = 0; step < steps; step += 1) {
      const measured = await training.step(step + 1, batch(step, one), learningRateOf(settings));
      for (const [name, values] of Object.entries(one.steps))
        expectClose(measured[name], values[step], `${name} of step ${step + 1}`);
    }
    const evaluation = await Stepper.of(engine, evaluationStep(settings), state);
    const evaluated = await evaluation.step(1, batch(steps, one));
    for (const [name, value] of Object.entries(one.evaluation))
      expectClose(evaluated[name], value, `${name} of the evaluation`);
    for (const { layer, name, stride, values } of one.weights) {
      const weight = state.read(weightName(settings.model.layers[layer]!, name));
      const samples = values.map((_, index) => weight[index * stride]!);
      const size = Math.max(...values.map(Math.abs), 1e-3);
      values.forEach((value, index) => expectClose(samples[index], value, `${name} of layer ${layer}`, size));
    }
    await Promise.all([training.dispose(), evaluation.dispose()]);
  });
});

function expectClose(
  ours: number | undefined,
  keras: number | undefined,
  what: string,
  size = Math.abs(keras ?? 0),
): void {
  const difference = Math.abs((ours ?? Number.NaN) - (keras ?? Number.NaN)) / Math.max(size, 1e-3);
  expect(difference, `${what}: ${ours} here, ${keras} in Keras`).toBeLessThan(TOLERANCE);
}
