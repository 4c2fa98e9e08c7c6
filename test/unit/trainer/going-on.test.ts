import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { readRunRecord, readScalars, readToldEvents } from '../../../src/runs/index.js';
import { readKerasArchive } from '../../../src/saving/index.js';
import { canGoOn, goingOn, type TrainerOutcome } from '../../../src/supervisor/index.js';
import { requestOf } from './plans.js';
import { bundleTrainer, WatchedTrainer } from './trainer.js';

let folder: string;
let bundle: string;
let trainers: WatchedTrainer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-going-on-'));
  bundle = await bundleTrainer();
});
afterEach(async () => {
  await Promise.all(trainers.map((trainer) => trainer.process.dispose()));
  trainers = [];
});
afterAll(() => Promise.all([folder, bundle].map((path) => rm(path, { recursive: true }))));

/**
 * Chance, memory of the optimizer, and callbacks that remember: all that has to go on. The second fit takes most of the
 * time: twice what it may be until the next checkpoint where the disk is slow and the epochs wait for it as the checkpoints do.
 */
const program = `
import keras
from keras import layers

(X, y), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
X, y, X_test, y_test = X[:256] / 255.0, y[:256], X_test[:100] / 255.0, y_test[:100]
model = keras.Sequential([keras.Input((28, 28)), layers.Flatten(), layers.Dense(8, activation="relu"), layers.Dropout(0.3), layers.BatchNormalization(), layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.Adam(1e-3), metrics=["accuracy"])
model.fit(X, y, epochs=2, batch_size=4)
model.fit(X, y, epochs=300, batch_size=4, validation_split=0.25, steps_per_epoch=20, callbacks=[
    keras.callbacks.ReduceLROnPlateau(patience=2, factor=0.9),
    keras.callbacks.EarlyStopping(patience=290, restore_best_weights=True),
    keras.callbacks.CSVLogger("log.csv"),
])
model.evaluate(X_test, y_test)
`;

function begin(directory: string): WatchedTrainer {
  const { plan } = readPython({ path: 'program.py', text: program });
  const fitStep = plan.steps.findLastIndex(({ kind }) => kind === 'fit');
  return started(new WatchedTrainer(bundle), requestOf(plan, directory, { fitStep, runsAll: true }));
}

async function goOn(directory: string): Promise<WatchedTrainer> {
  return started(new WatchedTrainer(bundle), goingOn(directory, await readRunRecord(directory)));
}

function started(trainer: WatchedTrainer, request: Parameters<WatchedTrainer['process']['start']>[0]): WatchedTrainer {
  trainers.push(trainer);
  trainer.process.start(request);
  return trainer;
}

/**
 * Kills the trainer of a run with no word of warning, once it has left a checkpoint in its second fit. On a busy machine a
 * whole run may pass before this process is asked again: then another one is begun.
 */
async function beginAndKill(directory: string): Promise<TrainerOutcome> {
  for (;;) {
    const trainer = begin(directory);
    if (await checkpointOfSecondFit(trainer, join(directory, 'checkpoint.bin'))) process.kill(trainer.process.processId!, 'SIGKILL');
    const outcome = await trainer.outcome;
    if (outcome.kind === 'crashed') return outcome;
    await rm(directory, { recursive: true });
  }
}

/** Whether there came to be one before the run was over. */
async function checkpointOfSecondFit(trainer: WatchedTrainer, checkpoint: string): Promise<boolean> {
  let isOver = false;
  void trainer.outcome.then(() => (isOver = true));
  const written = (): number => statSync(checkpoint, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const until = (isReached: () => boolean): Promise<void> => expect.poll(() => isOver || isReached(), { interval: 5 }).toBe(true);
  await until(() => trainer.of('stage').length >= 2);
  const before = written();
  await until(() => written() > before);
  return !isOver;
}

async function scalars(directory: string): Promise<Record<string, readonly number[][]>> {
  const [train, validation] = await Promise.all(['train', 'validation'].map((part) => readScalars(join(directory, part))));
  return Object.fromEntries([...train!, ...validation!].map(([tag, { steps, values }]) => [tag, [steps, values]]));
}

async function weightsIn(directory: string): Promise<ReadonlyMap<string, Float32Array>> {
  const { models } = readPython({ path: 'program.py', text: program }).plan;
  return readKerasArchive(join(directory, 'model.keras'), models[0]!, models);
}

describe.skipIf(!existsSync('/usr/share/datasets/fashion-mnist'))('A run that was killed', () => {
  it('goes on from its last checkpoint with the very curve and weights of one that was not', async () => {
    const [whole, cut] = [join(folder, 'whole'), join(folder, 'cut')];
    expect(await begin(whole).outcome).toMatchObject({ kind: 'finished', event: { outcome: 'completed' } });
    expect(await beginAndKill(cut)).toMatchObject({ kind: 'crashed', signal: 'SIGKILL' });
    expect(canGoOn(cut, await readRunRecord(cut))).toBe(true);

    const resumed = await goOn(cut);
    expect(await resumed.outcome).toMatchObject({ kind: 'finished', event: { outcome: 'completed' } });
    const [first] = resumed.of('telemetry');
    expect(first!.firstStep).toBeGreaterThan(128 + 20);

    expect(await scalars(cut)).toEqual(await scalars(whole));
    expect(await weightsIn(cut)).toEqual(await weightsIn(whole));
    expect(await readFile(join(cut, 'log.csv'), 'utf8')).toBe(await readFile(join(whole, 'log.csv'), 'utf8'));

    // What is told is that of one run, to whoever listens to the second half and to whoever reads it later.
    const withoutTime = async (directory: string): Promise<unknown[]> =>
      (await readToldEvents(directory)).filter(({ type }) => ['epoch', 'callback', 'stage', 'evaluated', 'symptom'].includes(type)).map((event) => JSON.parse(JSON.stringify({ ...event, seconds: 0 }).replaceAll(directory, '')) as unknown);
    expect(await withoutTime(cut)).toEqual(await withoutTime(whole));
    // Once in each of the two fits: a watch that began anew would say it a third time.
    const begun = (await readToldEvents(cut)).flatMap((event) => (event.type === 'symptom' && event.phase === 'begin' ? [event.symptom] : []));
    expect(begun.filter((symptom) => symptom === 'noisy-batch-statistics')).toHaveLength(2);
    expect(resumed.of('epoch').map(({ epoch }) => epoch)).toEqual(Array.from({ length: 302 }, (_, index) => index + 1));
    expect(resumed.of('started')).toHaveLength(1);
    const record = await readRunRecord(cut);
    expect(record.epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 302 }, (_, index) => index + 1));
    expect(record).toMatchObject({ status: 'completed' });
    expect((await readdir(cut)).filter((name) => /checkpoint\.bin|\.part$|reserve/.test(name))).toEqual([]);
    expect(canGoOn(cut, record)).toBe(false);
  });

  it('does not go on from half a checkpoint, and its record stays as it was', async () => {
    const directory = join(folder, 'damaged');
    await beginAndKill(directory);
    const checkpoint = join(directory, 'checkpoint.bin');
    await truncate(checkpoint, 2000);
    const before = await readRunRecord(directory);
    const trainer = await goOn(directory);
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'checkpoint', message: expect.stringContaining(checkpoint) as string } });
    expect(await readRunRecord(directory)).toEqual(before);
    await writeFile(checkpoint, 'something else');
    expect((await (await goOn(directory)).outcome)).toMatchObject({ kind: 'failed', event: { code: 'checkpoint' } });
    await rm(checkpoint);
    expect(canGoOn(directory, before)).toBe(false);
    expect((await (await goOn(directory)).outcome)).toMatchObject({ kind: 'failed', event: { code: 'checkpoint' } });
  });
});
