import { copyFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrainerEvent } from '../../../src/protocol/index.js';
import { dataFilesOnDisk, readPython } from '../../../src/readers/index.js';
import { TrainerProcess } from '../../../src/supervisor/index.js';
import { npyFile } from '../data/fixtures.js';
import { requestOf } from './plans.js';
import { bundleTrainer } from './trainer.js';

const fixtures = join(import.meta.dirname, '../../parity/fixtures');
let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-loading-'));
  bundle = await bundleTrainer();
  copyFileSync(join(fixtures, 'legacy/dense.h5'), join(folder, 'old.h5'));
  copyFileSync(join(fixtures, 'saved/0.keras'), join(folder, 'old.keras'));
  const x = Float32Array.from({ length: 120 }, (_, place) => Math.sin(place));
  await writeFile(join(folder, 'x.npy'), npyFile([20, 6], new Uint8Array(x.buffer), '<f4'));
  await writeFile(join(folder, 'y.npy'), npyFile([20], Uint8Array.from({ length: 20 }, (_, row) => row % 3)));
});
afterAll(() => Promise.all([rm(folder, { recursive: true, force: true }), rm(bundle, { recursive: true, force: true })]));

async function run(...lines: readonly string[]): Promise<{ readonly events: TrainerEvent[]; readonly outcome: unknown; readonly log: string }> {
  const text = ['import numpy as np', 'import keras', 'x, y = np.load("x.npy"), np.load("y.npy")', ...lines, ''].join('\n');
  const { plan } = readPython({ path: join(folder, 'program.py'), text }, { dataFiles: dataFilesOnDisk([folder]) });
  const events: TrainerEvent[] = [];
  let log = '';
  const trainer = new TrainerProcess({ script: join(bundle, 'trainer.cjs'), log: (told) => (log += told) });
  trainer.onEvent((event) => events.push(event));
  trainer.start(requestOf(plan, await mkdtemp(join(folder, 'run-')), { fitStep: plan.steps.findLastIndex(({ kind }) => kind === 'fit') }));
  return { events, outcome: await trainer.outcome, log };
}

const lossesOf = (events: readonly TrainerEvent[]): number[] => events.flatMap((event) => (event.type === 'evaluated' ? [event.metrics['loss'] ?? Number.NaN] : []));

describe('A program that loads what another has saved', () => {
  it.each(['old.h5', 'old.keras'])('goes on training %s, compiled as it was', { timeout: 120_000 }, async (name) => {
    const { events, outcome } = await run(`model = keras.models.load_model("${name}")`, 'model.evaluate(x, y)', 'model.fit(x, y, epochs=40, batch_size=20)', 'model.evaluate(x, y)');
    expect(outcome).toMatchObject({ kind: 'finished', event: { outcome: 'completed', steps: 40 } });
    const [before, after] = lossesOf(events);
    expect(after).toBeLessThan(before ?? Number.NaN);
    expect(JSON.stringify(events).includes('Its optimizer goes on as it is: what a file in the older format, HDF5, has of one is not read.')).toBe(name === 'old.h5');
  });

  it('is told that a model loaded without its compilation is not compiled', { timeout: 120_000 }, async () => {
    const { outcome } = await run('model = keras.models.load_model("old.h5", compile=False)', 'model.fit(x, y)');
    expect(outcome).toMatchObject({ kind: 'failed', event: { message: expect.stringContaining('is not compiled') as string } });
  });

  it('has weights of the older format where the program makes the layers', { timeout: 120_000 }, async () => {
    const layers = 'keras.layers.Dense(5, activation="relu"), keras.layers.BatchNormalization(), keras.layers.Dense(3, activation="softmax")';
    const made = [`model = keras.Sequential([keras.Input((6,)), ${layers}])`, 'model.compile(keras.optimizers.SGD(0.02, momentum=0.9), "sparse_categorical_crossentropy", metrics=["accuracy"])', 'model.load_weights("old.h5")'];
    const rest = ['model.evaluate(x, y)', 'model.fit(x, y, epochs=1, batch_size=20)'];
    const [own, loaded] = [await run(...made, ...rest), await run('model = keras.models.load_model("old.h5")', ...rest)];
    expect(lossesOf(own.events)).toHaveLength(1);
    expect(lossesOf(own.events)).toEqual(lossesOf(loaded.events));
  });
});
