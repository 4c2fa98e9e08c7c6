import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RandomState } from '../../../src/data/random/index.js';
import type { TrainerEvent } from '../../../src/protocol/index.js';
import { dataFilesOnDisk, readPython } from '../../../src/readers/index.js';
import { TrainerProcess } from '../../../src/supervisor/index.js';
import { npyFile } from '../data/fixtures.js';
import { requestOf } from './plans.js';
import { bundleTrainer } from './trainer.js';

const samples = 500;
let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-streamed-'));
  bundle = await bundleTrainer();
  const random = new RandomState(8);
  const labels = Uint8Array.from({ length: samples }, () => random.integer(9));
  const pixels = Uint8Array.from({ length: samples * 64 }, (_, place) => 20 * labels[Math.floor(place / 64)]! + random.integer(60));
  await writeFile(join(folder, 'x.npy'), npyFile([samples, 8, 8], pixels));
  await writeFile(join(folder, 'y.npy'), npyFile([samples], labels));
});
afterAll(() => Promise.all([rm(folder, { recursive: true, force: true }), rm(bundle, { recursive: true, force: true })]));

/** Runs a program with so many MiB for its data. @param look is called with each event and the run's directory. */
async function trained(program: string, mebibytes: number, look?: (event: TrainerEvent, runDirectory: string) => unknown): Promise<TrainerEvent[]> {
  const { plan } = readPython({ path: join(folder, 'model.py'), text: program }, { dataFiles: dataFilesOnDisk([folder]) });
  const events: TrainerEvent[] = [];
  const environment = { ...process.env, GRADLENS_DATA_MEMORY: String(mebibytes) };
  const trainer = new TrainerProcess({ script: join(bundle, 'trainer.cjs'), log: () => undefined, environment });
  const runDirectory = await mkdtemp(join(folder, 'run-'));
  trainer.onEvent((event) => {
    events.push(event);
    look?.(event, runDirectory);
  });
  trainer.start(requestOf(plan, runDirectory, { fitStep: plan.steps.findLastIndex(({ kind }) => kind === 'fit') }));
  expect(await trainer.outcome).toMatchObject({ kind: 'finished' });
  return events;
}

/** What a run measured, without its times. */
function measured(events: readonly TrainerEvent[]): unknown[] {
  const series = events.flatMap((event) => (event.type === 'telemetry' ? [...(event.series['loss'] ?? [])] : []));
  const others = events.flatMap((event): unknown[] => {
    if (event.type === 'epoch') return [event.metrics];
    if (event.type === 'evaluated') return [event.metrics];
    if (event.type === 'predicted') return [event.outputs];
    return event.type === 'evaluation' && event.samples === event.of ? [event.judgement] : [];
  });
  return [series, ...others];
}

function processOf(runDirectory: string): number {
  return (JSON.parse(readFileSync(join(runDirectory, 'run.json'), 'utf8')) as { readonly processId: number }).processId;
}

/** The most memory that the process of a run has held so far, in MiB (proc_pid_status(5), VmHWM); 0 where it has ended. */
function mostMemory(runDirectory: string): number {
  const status = `/proc/${processOf(runDirectory)}/status`;
  const held = existsSync(status) ? /VmHWM:\s*(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return Number(held ?? 0) / 1024;
}

describe('Data that does not fit into the memory', () => {
  it.each(['things.csv', 'things.csv.gz'])('is trained on out of %s as if it were in memory, to the last bit', { timeout: 120_000 }, async (name) => {
    const random = new RandomState(4);
    const rows = Array.from({ length: 1500 }, () => `${random.normal()},${random.normal()},${['a', 'b', 'c'][random.integer(2)]},${random.integer(1) === 0 ? 'no' : 'yes'}`);
    const text = `one,two,kind,label\n${rows.join('\n')}\n`;
    await writeFile(join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
    const program = `
import pandas as pd
from tensorflow import keras
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder, StandardScaler

df = pd.read_csv("${name}")
df["kind"] = LabelEncoder().fit_transform(df["kind"])
y = LabelEncoder().fit_transform(df["label"])
x = df.drop("label", axis=1).values
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=1)
scaler = StandardScaler()
x_train = scaler.fit_transform(x_train)
x_test = scaler.transform(x_test)
model = keras.Sequential([keras.layers.Input((3,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=2, batch_size=32, validation_data=(x_test, y_test))
model.evaluate(x_test, y_test)
`;
    // 24 KiB: the labels and the order of the rows fit, the table does not.
    const processes = new Set<number>();
    const look = ({ type }: TrainerEvent, runDirectory: string): unknown => type === 'started' && processes.add(processOf(runDirectory));
    const [inMemory, streamed] = [await trained(program, 100), await trained(program, 24 / 1024, look)];
    expect(measured(streamed)).toEqual(measured(inMemory));
    const kept = (events: readonly TrainerEvent[]): boolean => events.some((event) => event.type === 'preparing' && event.message.includes('It is kept in a temporary file'));
    expect([kept(inMemory), kept(streamed)]).toEqual([false, true]);
    expect(processes.size).toBeGreaterThan(0);
    expect((await readdir(tmpdir())).filter((entry) => [...processes].some((id) => entry.startsWith(`gradlens-data-${id}-`)))).toEqual([]);
  });

  it('is trained on, validated, evaluated and predicted as if it were in it, to the last bit', { timeout: 120_000 }, async () => {
    const program = `
import numpy as np
from tensorflow import keras

x = np.load("x.npy").astype("float32") / 255
y = np.load("y.npy")
model = keras.Sequential([
    keras.layers.Input((8, 8)), keras.layers.Flatten(), keras.layers.Dense(12, activation="relu"),
    keras.layers.Dropout(0.2), keras.layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x, y, epochs=3, batch_size=16, validation_split=0.2)
model.evaluate(x[:100], y[:100])
model.predict(x[:70])
`;
    // 8 KiB: less than the labels take as float64, and a fifteenth of the pictures.
    const [inMemory, streamed] = [await trained(program, 100), await trained(program, 1 / 128)];
    expect(measured(inMemory)).toHaveLength(1 + 3 + 1 + 1 + 2);
    expect(measured(streamed)).toEqual(measured(inMemory));
  });

  it.skipIf(process.platform !== 'linux')('is streamed from a file of half a gigabyte in a process that never holds as much', { timeout: 120_000 }, async () => {
    const rows = 512 * 1024;
    const head = npyFile([rows, 1024], new Uint8Array());
    const file = await open(join(folder, 'large.npy'), 'w');
    await file.write(head);
    // Zeros that take no room on the disk.
    await file.truncate(head.length + rows * 1024);
    await file.close();
    const program = `
import numpy as np
from tensorflow import keras

x = np.load("large.npy") / 255.0
model = keras.Sequential([keras.layers.Input((1024,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="sgd")
model.fit(x, x[:, 0], epochs=1, batch_size=64, steps_per_epoch=200)
`;
    let most = 0;
    const events = await trained(program, 16, ({ type }, runDirectory) => {
      if (type === 'telemetry') most = Math.max(most, mostMemory(runDirectory));
    });
    // As float32 the samples would be 2 GiB. The process without any data takes some 200 MiB.
    expect(most).toBeGreaterThan(50);
    expect(most).toBeLessThan(450);
    expect(events.findLast(({ type }) => type === 'finished')).toMatchObject({ outcome: 'completed', steps: 200, metrics: { loss: 0 } });
  });
});
