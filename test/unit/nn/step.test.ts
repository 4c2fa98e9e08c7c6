import { beforeAll, describe, expect, it } from 'vitest';
import { findEngine, type Engine } from '../../../src/engines/index.js';
import {
  evaluationStep,
  initialState,
  measurableMetrics,
  trainingStep,
  type StepSettings,
} from '../../../src/nn/index.js';
import type { LayerSpec, ModelSpec } from '../../../src/spec/index.js';
import { compileStep, object, sequential, type Call } from '../../support/keras.js';
import { Stepper } from '../../support/steps.js';

const BATCH = 6;
const HIDDEN: readonly Call[] = [
  ['Dense', { units: 5, activation: 'tanh' }],
  ['Dense', { units: 3, activation: 'softmax' }],
];

function settings(layers: readonly Call[], compile: Parameters<typeof compileStep>[0] = {}): StepSettings {
  return {
    model: sequential([4], layers),
    compile: compileStep(compile),
    batchSize: BATCH,
    x: { type: 'float32', shape: [4] },
    y: { type: 'uint8', shape: [] },
  };
}

const data = {
  x: { values: Float32Array.from({ length: BATCH * 4 }, (_, index) => Math.sin(index)), shape: [BATCH, 4] },
  y: { values: Uint8Array.from([0, 1, 2, 0, 1, 2]), shape: [BATCH] },
};

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine('onnxruntime');
});

async function oneStep(one: StepSettings, learningRate: number, seed = 1) {
  const state = engine.createState(initialState(one.model, one.compile, seed));
  const before = new Map(state.names.map((name) => [name, state.read(name)]));
  const stepper = await Stepper.of(engine, trainingStep(one), state);
  const measured = await stepper.step(1, data, learningRate);
  await stepper.dispose();
  return { measured, before, after: new Map(state.names.map((name) => [name, state.read(name)])) };
}

/** The norm of the gradient that SGD has subtracted from some weights. */
function subtracted(before: Float32Array[], after: Float32Array[], learningRate: number): number {
  const squares = before.flatMap((values, index) =>
    Array.from(values, (value, at) => ((value - after[index]![at]!) / learningRate) ** 2),
  );
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
}

describe('a training step', () => {
  it('keeps weights and what the optimizer remembers of them, by their names', () => {
    const one = settings([['Dense', { units: 3, activation: 'softmax' }]], { optimizer: ['SGD', { momentum: 0.9 }] });
    const names = ['dense/kernel', 'dense/kernel/momentum', 'dense/bias', 'dense/bias/momentum'];
    expect(trainingStep(one).state.map(({ name }) => name)).toEqual(names);
    expect([...initialState(one.model, one.compile, 1).keys()]).toEqual(names);
    const adam = { ...one, compile: compileStep({ optimizer: 'adam' }) };
    expect(trainingStep(adam).state.map(({ name }) => name)).toContain('dense/bias/velocity');
  });

  it('measures the loss, the metrics, and one gradient for each layer with weights, in their order', () => {
    const one = settings([['Dense', { units: 5 }], ['BatchNormalization'], ['Dropout', { rate: 0.1 }], ...HIDDEN], {
      metrics: ['accuracy'],
    });
    expect(trainingStep(one).measurements.map(({ name }) => name)).toEqual([
      'loss',
      'accuracy',
      'gradientNorm/dense',
      'gradientNorm/batch_normalization',
      'gradientNorm/dense_1',
      'gradientNorm/dense_2',
    ]);
  });

  it('measures the gradient that it applies', async () => {
    const { measured, before, after } = await oneStep(settings(HIDDEN), 0.25);
    for (const layer of ['dense', 'dense_1']) {
      const weights = [`${layer}/kernel`, `${layer}/bias`];
      const norm = subtracted(
        weights.map((name) => before.get(name)!),
        weights.map((name) => after.get(name)!),
        0.25,
      );
      expect(measured[`gradientNorm/${layer}`]! / norm).toBeCloseTo(1, 4);
    }
  });

  it('measures gradients before they are clipped', async () => {
    const free = await oneStep(settings(HIDDEN), 0.25);
    const clipped = await oneStep(settings(HIDDEN, { optimizer: ['SGD', { clipnorm: 1e-3 }] }), 0.25);
    expect(clipped.measured['gradientNorm/dense']).toBe(free.measured['gradientNorm/dense']);
    expect(clipped.after.get('dense/kernel')).not.toEqual(free.after.get('dense/kernel'));
  });

  it('measures gradients whose squares float32 does not hold', async () => {
    const faint: Call = [
      'Dense',
      { units: 3, activation: 'softmax', kernel_initializer: object(['RandomNormal', { stddev: 1e-25 }]) },
    ];
    const { measured } = await oneStep(settings([['Dense', { units: 5 }], faint]), 0);
    expect(measured['gradientNorm/dense_1']).toBeGreaterThan(1e-3);
    // What reaches the layer before is about as large as the weights on the way.
    expect(measured['gradientNorm/dense']).toBeGreaterThan(1e-27);
    expect(measured['gradientNorm/dense']).toBeLessThan(1e-23);
  });

  it('leaves a frozen layer alone', async () => {
    const frozen: Call = ['Dense', { units: 5, activation: 'tanh', trainable: false }];
    const { measured, before, after } = await oneStep(
      settings([frozen, ['Dense', { units: 3, activation: 'softmax' }]]),
      0.25,
    );
    expect(after.get('dense/kernel')).toEqual(before.get('dense/kernel'));
    expect(after.get('dense_1/kernel')).not.toEqual(before.get('dense_1/kernel'));
    expect(measured['gradientNorm/dense']).toBeUndefined();
  });

  it('takes images of bytes, and adds the last axis that a model wants', async () => {
    const one: StepSettings = {
      ...settings([['Flatten'], ...HIDDEN]),
      model: sequential([2, 2, 1], [['Flatten'], ...HIDDEN]),
      x: { type: 'uint8', shape: [2, 2] },
    };
    const state = engine.createState(initialState(one.model, one.compile, 1));
    const stepper = await Stepper.of(engine, trainingStep(one), state);
    const x = { values: Uint8Array.from({ length: BATCH * 4 }, (_, index) => index), shape: [BATCH, 2, 2] };
    expect((await stepper.step(1, { ...data, x }, 0))['loss']).toBeGreaterThan(0);
    await stepper.dispose();
  });
});

describe('dropout', () => {
  const ones: Call = ['Dense', { units: 1000, kernel_initializer: 'zeros', bias_initializer: 'ones' }];
  const sum: Call = ['Dense', { units: 1, kernel_initializer: 'ones' }];
  const one = (rate: number): StepSettings => ({
    ...settings([ones, ['Dropout', { rate }], sum], { loss: 'mae' }),
    y: { type: 'float32', shape: [1] },
  });
  const zeros = { ...data, y: { values: new Float32Array(BATCH), shape: [BATCH, 1] } };

  async function meanOutput(rate: number, step: number): Promise<number> {
    const settingsOfRate = one(rate);
    const state = engine.createState(initialState(settingsOfRate.model, settingsOfRate.compile, 1));
    const stepper = await Stepper.of(engine, trainingStep(settingsOfRate), state);
    const { loss } = await stepper.step(step, zeros, 0);
    await stepper.dispose();
    return loss! / 1000;
  }

  it('keeps the mean of what it lets through, differently in every step, the same in the same step', async () => {
    const first = await meanOutput(0.2, 1);
    // The mean of 6000 values of 0 or 1.25 has a standard error of 0.0065.
    expect(Math.abs(first - 1)).toBeLessThan(0.03);
    expect(first).not.toBe(1);
    expect(await meanOutput(0.2, 1)).toBe(first);
    expect(await meanOutput(0.2, 2)).not.toBe(first);
  });

  it('lets everything through when evaluating', async () => {
    const state = engine.createState(initialState(one(0.5).model, one(0.5).compile, 1));
    const stepper = await Stepper.of(engine, evaluationStep(one(0.5)), state);
    expect((await stepper.step(1, zeros))['loss']).toBe(1000);
    await stepper.dispose();
  });
});

describe('a graph of layers', () => {
  const layer = (id: string, call: Call, inputs: readonly [string, number][][]): LayerSpec => {
    const [template] = sequential([4], [call]).layers;
    return {
      ...template!,
      id,
      name: id,
      calls: inputs.map((of) => ({
        inputs: of.map(([from, callNumber]) => ({ layer: from, call: callNumber, output: 0 })),
        outputShape: [null, 4],
      })),
    };
  };
  const square: Call = ['Dense', { units: 4, activation: 'tanh' }];

  it('uses the weights of a shared layer in each of its calls', async () => {
    // input → shared → between → shared → output: the second call of `shared` comes after a layer that follows it in the list.
    const model: ModelSpec = {
      ...sequential([4], []),
      className: 'Functional',
      layers: [
        layer('input', ['Flatten'], []),
        layer('shared', square, [[['input', 0]], [['between', 0]]]),
        layer('between', square, [[['shared', 0]]]),
        layer('output', ['Dense', { units: 3, activation: 'softmax' }], [[['shared', 1]]]),
      ],
      outputs: [{ layer: 'output', call: 0, output: 0 }],
    };
    const one = { ...settings(HIDDEN), model };
    const { measured, before, after } = await oneStep(one, 0.5);
    expect([...before.keys()].filter((name) => name.endsWith('kernel'))).toEqual([
      'shared/kernel',
      'between/kernel',
      'output/kernel',
    ]);
    const norm = subtracted(
      [before.get('shared/kernel')!, before.get('shared/bias')!],
      [after.get('shared/kernel')!, after.get('shared/bias')!],
      0.5,
    );
    expect(measured['gradientNorm/shared']! / norm).toBeCloseTo(1, 4);
  });
});

describe('initial weights', () => {
  const one = settings(HIDDEN);

  it('depend on the seed and the name of the weight alone', () => {
    const longer = sequential(
      [4],
      [...HIDDEN.slice(0, 1), ['Dense', { units: 5, activation: 'tanh' }], ['Dense', { units: 3 }]],
    );
    const kernel = initialState(one.model, one.compile, 3).get('dense/kernel');
    expect(initialState(longer, one.compile, 3).get('dense/kernel')).toEqual(kernel);
    expect(initialState(one.model, one.compile, 4).get('dense/kernel')).not.toEqual(kernel);
  });

  it('are the same in layers whose initializers have the same seed of their own, as in Keras', () => {
    const seeded: Call = ['Dense', { units: 4, kernel_initializer: object(['HeNormal', { seed: 42 }]) }];
    const state = initialState(sequential([4], [seeded, seeded]), one.compile, 3);
    expect(state.get('dense/kernel')).toEqual(state.get('dense_1/kernel'));
  });
});

describe('metrics', () => {
  it('that are not known are left out with a reason, and the others are measured', () => {
    const compile = compileStep({ metrics: ['acc', 'perplexity', 'RootMeanSquaredError'] });
    const { summaries, skipped } = measurableMetrics(settings(HIDDEN).model, compile);
    expect([...summaries]).toEqual([
      ['acc', 'mean'],
      ['RootMeanSquaredError', 'rootMeanSquare'],
    ]);
    expect(skipped).toEqual([expect.stringMatching(/"perplexity" is not a metric/)]);
  });
});
