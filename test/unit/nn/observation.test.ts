import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/engines/index.js';
import { initialState, observationState, observationStep, SILENT_BATCHES, trainingStep, type StepSettings } from '../../../src/nn/index.js';
import { allEngines } from '../../support/engines.js';
import { compileStep, sequential, type Call } from '../../support/keras.js';
import { Stepper } from '../../support/steps.js';

const BATCH = 6;
const RATE = 0.05;

const layers: readonly Call[] = [
  ['Dense', { units: 5, activation: 'relu' }],
  ['Dense', { units: 4, activation: 'tanh', trainable: false }],
  ['Dropout', { rate: 0.5 }],
  ['Dense', { units: 3, activation: 'softmax', kernel_constraint: 'max_norm' }],
];

function settings(optimizer: string): StepSettings {
  return {
    model: sequential([4], layers),
    compile: compileStep({ optimizer: [optimizer, { learning_rate: RATE, clipnorm: 0.1, weight_decay: 0.01 }] }),
    batchSize: BATCH,
    x: { type: 'float32', shape: [4] },
    y: { type: 'uint8', shape: [] },
  };
}

const data = {
  x: { values: Float32Array.from({ length: BATCH * 4 }, (_, index) => 3 * Math.sin(index)), shape: [BATCH, 4] },
  y: { values: Uint8Array.from([0, 1, 2, 0, 1, 2]), shape: [BATCH] },
};

function norm(...parts: readonly ArrayLike<number>[]): number {
  return Math.sqrt(parts.flatMap((part) => Array.from(part)).reduce((sum, value) => sum + value ** 2, 0));
}

const difference = (a: Float32Array, b: Float32Array): number[] => Array.from(a, (value, index) => value - (b[index] ?? NaN));

/** What is observed of the third step of a training, and the weights around it. */
async function observed(engine: Engine, optimizer: string) {
  const one = settings(optimizer);
  const state = engine.createState(new Map([...initialState(one.model, one.compile, 1), ...observationState(one.model)]));
  const [training, observation] = [await Stepper.of(engine, trainingStep(one), state), await Stepper.of(engine, observationStep(one), state)];
  const weights = (): Map<string, Float32Array> => new Map(state.names.map((name) => [name, state.read(name)]));
  await training.step(1, data, RATE);
  await training.step(2, data, RATE);
  const before = weights();
  const values = await observation.step(3, data, RATE);
  const between = weights();
  await training.step(3, data, RATE);
  const after = weights();
  await Promise.all([training.dispose(), observation.dispose()]);
  return { values, before, between, after };
}

describe.each(allEngines)('what is observed with $title', ({ engine }) => {
  it.each(['SGD', 'Adam'])('is by how much a step of %s moves the weights of a layer, and takes no step', async (optimizer) => {
    const { values, before, between, after } = await observed(engine, optimizer);
    expect(between).toEqual(before);
    for (const layer of ['dense', 'dense_2']) {
      const [kernel, bias] = [`${layer}/kernel`, `${layer}/bias`];
      const update = norm(difference(after.get(kernel)!, before.get(kernel)!), difference(after.get(bias)!, before.get(bias)!));
      // The difference of two weights of float32 is known to about 1e-7 of these.
      expect(values[`updateRatio/${layer}`]! / (update / norm(before.get(kernel)!, before.get(bias)!))).toBeCloseTo(1, 4);
    }
    // A frozen layer has no updates.
    expect(values).not.toHaveProperty('updateRatio/dense_1');
  });

  it('is what comes out of the layers', async () => {
    const { values, before } = await observed(engine, 'SGD');
    const [kernel, bias] = [before.get('dense/kernel')!, before.get('dense/bias')!];
    const unit = (row: number, column: number): number =>
      Math.max(0, [0, 1, 2, 3].reduce((sum, input) => sum + data.x.values[row * 4 + input]! * kernel[input * 5 + column]!, bias[column]!));
    const outputs = Array.from({ length: BATCH * 5 }, (_, index) => unit(Math.floor(index / 5), index % 5));
    const mean = outputs.reduce((sum, value) => sum + value, 0) / outputs.length;
    const deviation = norm(outputs.map((value) => value - mean)) / Math.sqrt(outputs.length);
    const isDead = [0, 1, 2, 3, 4].filter((column) => outputs.every((value, index) => index % 5 !== column || value === 0));
    expect(values['activationMean/dense']).toBeCloseTo(mean, 5);
    expect(values['activationDeviation/dense']).toBeCloseTo(deviation, 5);
    expect(values['activationDead/dense']).toBeCloseTo(isDead.length / 5, 6);
    // Only what has bounds saturates.
    expect(values).not.toHaveProperty('activationSaturated/dense');
    expect(values['activationSaturated/dense_1']).toBeGreaterThanOrEqual(0);
  });
});

describe.each(allEngines)('what observations add up with $title', ({ engine }) => {
  /** Two ReLU units: one that is never on, and one that is on for the samples of every other batch. */
  async function watched(units: number): Promise<Readonly<Record<string, number>>[]> {
    const one: StepSettings = {
      ...settings('SGD'),
      model: sequential([1], [['Dense', { units, activation: 'relu' }], ['Dense', { units: 3, activation: 'softmax' }]]),
      x: { type: 'float32', shape: [1] },
    };
    const state = engine.createState(new Map([...initialState(one.model, one.compile, 1), ...observationState(one.model)]));
    state.write('dense/kernel', Float32Array.of(0, 1));
    state.write('dense/bias', Float32Array.of(-1, 0));
    const observation = await Stepper.of(engine, observationStep(one), state);
    const values: Readonly<Record<string, number>>[] = [];
    for (let step = 1; step <= SILENT_BATCHES + 1; step += 1) {
      const x = { values: new Float32Array(BATCH).fill(step % 2 === 0 ? 1 : -1), shape: [BATCH, 1] };
      values.push(await observation.step(step, { x, y: data.y }, RATE));
    }
    await observation.dispose();
    return values;
  }

  it('is which units were silent for every sample of several batches in a row', async () => {
    const values = await watched(2);
    expect(values.map((each) => each['activationDead/dense'])).toEqual([1, 0.5, 1, 0.5, 1]);
    expect(values.map((each) => each['deadUnits/dense'])).toEqual([0, 0, 0, 0.5, 0.5]);
  });
});

describe.each(allEngines)('what is said of the classes of a batch with $title', ({ engine }) => {
  const one = (loss: string, units: number): StepSettings => ({
    ...settings('SGD'),
    model: sequential([4], [['Dense', { units, activation: units === 1 ? 'sigmoid' : 'softmax' }]]),
    compile: compileStep({ optimizer: 'sgd', loss }),
  });

  async function shares(loss: string, units: number, classes: readonly number[]): Promise<Readonly<Record<string, number>>> {
    const chosen = one(loss, units);
    const state = engine.createState(new Map([...initialState(chosen.model, chosen.compile, 1), ...observationState(chosen.model)]));
    state.write('dense/kernel', new Float32Array(4 * units));
    // All samples are given the last class.
    state.write('dense/bias', Float32Array.from({ length: units }, (_, unit) => unit + 1));
    const observation = await Stepper.of(engine, observationStep(chosen), state);
    const values = await observation.step(1, { x: data.x, y: { values: Uint8Array.from(classes), shape: [BATCH] } }, RATE);
    await observation.dispose();
    return values;
  }

  it('is the share of the one that the model says most, in what it says and in the labels', async () => {
    expect(await shares('sparse_categorical_crossentropy', 3, [0, 0, 0, 1, 2, 2])).toMatchObject({ predictedShare: 1, labelledShare: expect.closeTo(1 / 3, 6) as unknown });
    const two = await shares('binary_crossentropy', 1, [0, 0, 0, 0, 1, 1]);
    expect(two['predictedShare']).toBe(1);
    expect(two['labelledShare']).toBeCloseTo(1 / 3, 6);
  });

  it('is nothing where there are no classes', async () => {
    expect(await shares('mse', 1, [0, 1, 2, 3, 4, 5])).not.toHaveProperty('predictedShare');
  });
});
