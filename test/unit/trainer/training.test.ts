import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readScalars } from '../../../src/runs/index.js';
import type { TrainingRequest } from '../../../src/supervisor/index.js';
import type { TrainingPlan } from '../../../src/spec/index.js';
import { compileStep } from '../../support/keras.js';
import { dataset } from '../data/fixtures.js';
import { classifier, planOf, requestOf, rows, scaled, writeDataset } from './plans.js';
import { bundleTrainer, WatchedTrainer } from './trainer.js';

let bundle: string;
let folder: string;
let trainers: WatchedTrainer[] = [];

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-training-'));
  // 6 batches of 32 and one of 8.
  await writeDataset(folder, 200);
});
afterEach(async () => {
  await Promise.all(trainers.map((trainer) => trainer.process.dispose()));
  trainers = [];
});
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

let runs = 0;

/** Starts a training on the small data set. */
function start(plan: TrainingPlan, given: Partial<TrainingRequest> = {}): WatchedTrainer {
  const trainer = new WatchedTrainer(bundle);
  trainers.push(trainer);
  runs += 1;
  trainer.process.start(requestOf(plan, join(folder, `run-${runs}`), { dataFolders: [folder], ...given }));
  return trainer;
}

async function trained(plan: TrainingPlan, given: Partial<TrainingRequest> = {}): Promise<WatchedTrainer> {
  const trainer = start(plan, given);
  expect(await trainer.outcome).toMatchObject({ kind: 'finished' });
  return trainer;
}

describe('A training', () => {
  it('tells what it is, each step, each epoch and its end', async () => {
    const trainer = await trained(planOf({ epochs: 3 }));
    expect(trainer.of('started')).toEqual([
      {
        type: 'started',
        runDirectory: join(folder, `run-${runs}`),
        model: 'sequential',
        engine: 'onnxruntime',
        seed: 42,
        epochs: 3,
        stepsPerEpoch: 7,
        totalSteps: 21,
        batchSize: 32,
        trainSamples: 200,
        validationSamples: 0,
        parameters: 784 * 16 + 16 + 16 * 10 + 10,
        layers: [
          { id: 'dense', name: 'dense', className: 'Dense' },
          { id: 'dense_1', name: 'dense_1', className: 'Dense' },
        ],
        metrics: ['accuracy'],
      },
    ]);
    const frames = trainer.of('telemetry');
    expect(frames[0]).toMatchObject({ firstStep: 1, steps: 1 });
    expect(frames.map(({ firstStep }) => firstStep)).toEqual(frames.map((_, index) => 1 + frames.slice(0, index).reduce((sum, { steps }) => sum + steps, 0)));
    expect(Object.keys(frames[0]!.series).sort()).toEqual(['accuracy', 'gradientNorm/dense', 'gradientNorm/dense_1', 'learning_rate', 'loss']);
    for (const name of Object.keys(frames[0]!.series)) expect(trainer.series(name)).toHaveLength(21);
    expect(new Set(trainer.series('learning_rate'))).toEqual(new Set([Math.fround(0.01)]));
    expect(trainer.of('epoch').map(({ epoch, step }) => [epoch, step])).toEqual([
      [1, 7],
      [2, 14],
      [3, 21],
    ]);
    expect(trainer.of('finished')).toMatchObject([{ outcome: 'completed', steps: 21, epochs: 3, metrics: trainer.of('epoch')[2]!.metrics }]);
  });

  it('logs the means over the samples of an epoch, so that a smaller last batch weighs less', async () => {
    const trainer = await trained(planOf({ epochs: 1 }));
    const losses = trainer.series('loss');
    const mean = losses.reduce((sum, loss, index) => sum + loss * (index === 6 ? 8 : 32), 0) / 200;
    expect(trainer.of('epoch')[0]!.metrics['loss']).toBeCloseTo(mean, 10);
    expect(Object.keys(trainer.of('epoch')[0]!.metrics)).toEqual(['loss', 'accuracy']);
  });

  it('gives the same curve from the same seed, and another from another', async () => {
    const first = await trained(planOf());
    const again = await trained(planOf());
    const other = await trained(planOf(), { seed: 43 });
    for (const name of ['loss', 'accuracy', 'gradientNorm/dense']) expect(again.series(name)).toEqual(first.series(name));
    expect(other.series('loss')).not.toEqual(first.series('loss'));
  });

  it('names the first step and the layer where numbers are no longer finite, and goes on as it would have', async () => {
    const wild = compileStep({ optimizer: ['SGD', { learning_rate: 1e30, momentum: 0, nesterov: false }] });
    const trainer = await trained(planOf({ epochs: 3 }, classifier(), wild));
    const first = 1 + ['loss', 'gradientNorm/dense', 'gradientNorm/dense_1']
      .map((name) => trainer.series(name).findIndex((value) => !Number.isFinite(value)))
      .reduce((least, index) => Math.min(least, index));
    const found = { step: first, layer: 'dense_1', message: `Step ${first}: what comes out of "dense_1" is NaN or infinite, the first layer where it is.` };
    expect(trainer.of('telemetry').flatMap(({ notFinite }) => notFinite ?? [])).toEqual([found]);
    expect(trainer.of('finished')).toMatchObject([{ outcome: 'completed', steps: 21, notFinite: found }]);
    expect((await trained(planOf())).of('finished')[0]!.notFinite).toBeUndefined();
  });

  it('observes updates, activations and predictions in the first steps, and then every hundred', async () => {
    const trainer = await trained(planOf({ epochs: 40 }));
    const observations = trainer.of('telemetry').flatMap((frame) => frame.observations ?? []);
    const [first] = observations;
    expect(observations.map(({ step }) => step)).toEqual([1, 2, 4, 8, 16, 32, 64, 100, 200]);
    expect(Object.keys(first!.values)).toEqual([
      'updateRatio/dense', 'updateRatio/dense_1',
      'activationMean/dense', 'activationDeviation/dense', 'activationDead/dense',
      'activationMean/dense_1', 'activationDeviation/dense_1', 'activationDead/dense_1',
      'deadUnits/dense', 'predictedShare', 'labelledShare',
    ]);
    for (const { values } of observations) {
      // Ten shares that add up to 1.
      expect(values['activationMean/dense_1']).toBeCloseTo(0.1, 5);
      expect(values['updateRatio/dense']).toBeGreaterThan(0);
      expect(values['updateRatio/dense']).toBeLessThan(0.1);
    }
    const scalars = await readScalars(join(folder, `run-${runs}`, 'train'));
    expect(scalars.get('updateRatio/dense')?.steps).toEqual(observations.map(({ step }) => step));
  });

  it('learns', async () => {
    const trainer = await trained(planOf({ epochs: 30 }));
    expect(trainer.of('epoch').at(-1)!.metrics['accuracy']).toBe(1);
  });

  it('validates on the data given, with the weights as they are', async () => {
    // With a learning rate of 0 every epoch sees the same net, so validation on the training data must agree with it.
    const same = { kind: 'data', x: scaled(dataset([null, 28, 28])), y: dataset([null], 'y') } as const;
    const frozen = compileStep({ optimizer: ['SGD', { learning_rate: 0, momentum: 0, nesterov: false }], metrics: ['accuracy'] });
    const trainer = await trained(planOf({ epochs: 1, validation: same }, classifier(), frozen));
    const { metrics } = trainer.of('epoch')[0]!;
    expect(metrics['val_loss']).toBeCloseTo(metrics['loss']!, 5);
    expect(metrics['val_accuracy']).toBeCloseTo(metrics['accuracy']!, 6);
    expect(trainer.of('started')[0]!.validationSamples).toBe(200);
  });

  it('validates on the last samples where a part is split off, and does not train on them', async () => {
    const trainer = await trained(planOf({ epochs: 1, validation: { kind: 'split', fraction: 0.3 } }));
    expect(trainer.of('started')[0]).toMatchObject({ trainSamples: 140, validationSamples: 60, stepsPerEpoch: 5 });
    const last = { kind: 'data', x: scaled(rows(dataset([null, 28, 28]), 140, null)), y: rows(dataset([null], 'y'), 140, null) } as const;
    const apart = await trained(planOf({ epochs: 1, x: scaled(rows(dataset([null, 28, 28]), 0, 140)), y: rows(dataset([null], 'y'), 0, 140), validation: last }));
    expect(trainer.of('epoch')[0]!.metrics).toEqual(apart.of('epoch')[0]!.metrics);
  });

  it('takes the number of epochs and the batch size from the request before those of the file', async () => {
    const trainer = await trained(planOf({ epochs: { kind: 'unknown', reason: 'it is an argument' }, batchSize: 32 }), { overrides: { epochs: 1, batchSize: 1000 } });
    expect(trainer.of('started')[0]).toMatchObject({ epochs: 1, batchSize: 1000, totalSteps: 1 });
  });

  it('goes on through NaN and infinity, and tells them as they are', async () => {
    const wild = compileStep({ optimizer: ['SGD', { learning_rate: 1e30, momentum: 0, nesterov: false }] });
    const trainer = await trained(planOf({ epochs: 2 }, classifier(), wild));
    expect(trainer.series('loss')).toHaveLength(14);
    expect(trainer.series('loss').at(-1)).toBeNaN();
    expect(trainer.of('finished')[0]!.metrics['loss']).toBeNaN();
  });

  it('says which callbacks and metrics it goes without', async () => {
    const callback = { kind: 'object', className: 'RemoteMonitor', config: {}, given: [] } as const;
    const trainer = await trained(planOf({ epochs: 1, callbacks: [callback] }));
    expect(trainer.of('preparing').map(({ message }) => message)).toContainEqual(expect.stringContaining('RemoteMonitor is left out'));
    expect(trainer.log).toContain('RemoteMonitor');
  });
});

describe.skipIf(!existsSync('/usr/share/datasets/fashion-mnist'))('Fashion-MNIST', () => {
  it('is learned by the 300-100 net: over 80 % validation accuracy after one epoch', async () => {
    const x = dataset([60000, 28, 28]);
    const y = dataset([60000], 'y');
    const net = classifier([['Flatten'], ['Dense', { units: 300, activation: 'relu' }], ['Dense', { units: 100, activation: 'relu' }], ['Dense', { units: 10, activation: 'softmax' }]]);
    const validation = { kind: 'data', x: scaled(rows(x, -5000, null)), y: rows(y, -5000, null) } as const;
    const plan = planOf({ epochs: 1, x: scaled(rows(x, null, -5000)), y: rows(y, null, -5000), validation }, net);
    const trainer = await trained(plan, { dataFolders: [] });
    expect(trainer.of('started')[0]).toMatchObject({ stepsPerEpoch: 1719, parameters: 266_610 });
    expect(trainer.of('epoch')[0]!.metrics['val_accuracy']).toBeGreaterThan(0.8);
    expect(trainer.series('gradientNorm/dense')).toHaveLength(1719);
  });
});
