import { beforeAll, describe, expect, it } from 'vitest';
import { findEngine, type Engine } from '../../src/engines/index.js';
import { evaluationStep, trainingStep, weightName, type StepSettings } from '../../src/nn/index.js';
import { isUnknown } from '../../src/spec/index.js';
import { Stepper } from '../support/steps.js';
import { batch, trainingCases, type TrainingCase } from './training-case.js';
import { firstState, learningRateOf, settingsOf } from './training-run.js';

/** float32 rounds at 6e-8; after 20 steps of sums in another order two right implementations agree to this. */
const TOLERANCE = 1e-5;

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
    for (const { layer, name, position, stride, values } of positioned(one.weights)) {
      const weight = state.read(nameOf(settings, layer, position));
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

/** The weights with their places among those of their layers: layers inside layers have weights of the same names. */
function positioned(weights: TrainingCase['weights']) {
  const seen = new Map<number, number>();
  return weights.map((weight) => {
    const position = seen.get(weight.layer) ?? 0;
    seen.set(weight.layer, position + 1);
    return { ...weight, position };
  });
}

function nameOf({ model }: StepSettings, layer: number, position: number): string {
  const { weights, ...own } = model.layers[layer]!;
  if (isUnknown(weights)) throw new Error(weights.reason);
  return weightName({ weights, ...own }, weights[position]!.name);
}
