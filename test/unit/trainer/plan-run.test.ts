import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { bundleTrainer, WatchedTrainer } from './trainer.js';
import { requestOf, writeDataset } from './plans.js';

let folder: string;
let bundle: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-plans-'));
  bundle = await bundleTrainer();
  await writeDataset(folder, 100);
});
afterAll(async () => {
  await Promise.all([rm(folder, { recursive: true }), rm(bundle, { recursive: true })]);
});

const program = `
from tensorflow import keras
from tensorflow.keras import layers

(X, y), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
model = keras.Sequential([layers.Flatten(input_shape=[28, 28]), layers.Dense(8, activation="relu"), layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(X / 255.0, y, epochs=2)
model.evaluate(X_test / 255.0, y_test)
model.layers[1].trainable = False
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
best = keras.callbacks.ModelCheckpoint("models/best.weights.h5", save_weights_only=True)
model.fit(X / 255.0, y, epochs=3, steps_per_epoch=2, callbacks=[best])
model.evaluate(X_test / 255.0, y_test)
model.predict(X_test[:70] / 255.0)
`;

async function trained(runDirectory: string): Promise<WatchedTrainer> {
  const { plan } = readPython({ path: 'test.py', text: program });
  // The reader knows how many samples Fashion-MNIST really has.
  const free = (length: unknown): unknown => (length === 60_000 || length === 10_000 ? null : length);
  const anyLength = JSON.parse(JSON.stringify(plan, (key, value: unknown) => (key === 'shape' && Array.isArray(value) ? value.map(free) : value))) as typeof plan;
  const trainer = new WatchedTrainer(bundle);
  trainer.process.start(requestOf(anyLength, runDirectory, { fitStep: plan.steps.findLastIndex(({ kind }) => kind === 'fit'), dataFolders: [folder] }));
  await trainer.outcome;
  return trainer;
}

describe('A run of several stages', () => {
  let trainer: WatchedTrainer;
  let runDirectory: string;
  beforeAll(async () => {
    runDirectory = await mkdtemp(join(tmpdir(), 'gradlens-run-'));
    trainer = await trained(runDirectory);
  });
  afterAll(() => rm(runDirectory, { recursive: true }));

  it('names each of them, with the steps and epochs going on', () => {
    expect(trainer.of('stage')).toMatchObject([
      { stage: 1, stages: 5, kind: 'fit', model: 'model', firstStep: 1, firstEpoch: 1, epochs: 2, stepsPerEpoch: 4, samples: 100 },
      { stage: 2, kind: 'evaluate', firstStep: 9, firstEpoch: 3, epochs: 0, batchSize: 32 },
      { stage: 3, kind: 'fit', firstStep: 9, firstEpoch: 3, epochs: 3, stepsPerEpoch: 2 },
      { stage: 4, kind: 'evaluate', firstStep: 15, firstEpoch: 6 },
      { stage: 5, kind: 'predict', samples: 70 },
    ]);
    expect(trainer.of('epoch').map(({ stage, epoch, step }) => [stage, epoch, step])).toEqual([[1, 1, 4], [1, 2, 8], [3, 3, 10], [3, 4, 12], [3, 5, 14]]);
    expect(trainer.series('loss')).toHaveLength(14);
  });

  it('says in all how long it is, and how it ended', () => {
    expect(trainer.of('started')).toMatchObject([{ epochs: 5, totalSteps: 14, stepsPerEpoch: 2, layers: [{ id: 'dense' }, { id: 'dense_1' }] }]);
    expect(trainer.of('finished')).toMatchObject([{ outcome: 'completed', epochs: 5, steps: 14 }]);
  });

  it('measures the layers that a stage trains', () => {
    expect(trainer.of('stage').map(({ layers }) => layers.map(({ id }) => id))).toEqual([['dense', 'dense_1'], [], ['dense_1'], [], []]);
    expect(trainer.series('gradientNorm/dense')).toHaveLength(8);
    expect(trainer.series('gradientNorm/dense_1')).toHaveLength(14);
  });

  it('tells what evaluate gives: the better the more it has been trained', () => {
    const [first, second] = trainer.of('evaluated').map(({ metrics }) => metrics);
    expect(Object.keys(first!)).toEqual(['loss', 'accuracy']);
    expect(second!['loss']).toBeLessThan(first!['loss']!);
  });

  it('tells what predict gives, in short', () => {
    const [{ outputs } = { outputs: [] }] = trainer.of('predicted');
    expect(outputs).toMatchObject([{ name: 'dense_1', samples: 70, shape: [10] }]);
    // Probabilities of ten classes.
    expect(outputs[0]!.mean).toBeCloseTo(0.1, 6);
    expect(outputs[0]!.minimum).toBeGreaterThanOrEqual(0);
    expect(outputs[0]!.maximum).toBeLessThanOrEqual(1);
  });

  it('keeps what ModelCheckpoint saves in its own folder, as Keras does', async () => {
    const path = join(runDirectory, 'checkpoints', 'models', 'best.weights.h5');
    expect(trainer.of('callback').at(-1)?.message).toBe(`ModelCheckpoint saved epoch 5 as ${path}.`);
    expect((await readFile(path)).subarray(1, 4).toString()).toBe('HDF');
  });

  it('leaves the trained model as Keras saves models', async () => {
    const entries = unzipSync(await readFile(join(runDirectory, 'model.keras')));
    expect(Object.keys(entries).sort()).toEqual(['config.json', 'metadata.json', 'model.weights.h5']);
    expect(JSON.parse(strFromU8(entries['config.json']!))).toMatchObject({ class_name: 'Sequential', compile_config: { optimizer: { class_name: 'Adam' } } });
  });
});
