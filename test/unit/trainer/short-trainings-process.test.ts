import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LearningRateResult, TrialResult } from '../../../src/protocol/index.js';
import { findLearningRate, tryFix, type TrialOutcome, type TrialWatch } from '../../../src/supervisor/index.js';
import { bundleTrainer } from './trainer.js';
import { moons, searchIn, trialOf, usualLayers } from './trial-requests.js';

let bundle: string;
let folder: string;

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-short-'));
});
afterAll(() => Promise.all([bundle, folder].map((path) => rm(path, { recursive: true }))));

/** The trainers of these tests that live. */
function trainers(): number[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.filter((id) => commandOf(id).includes(join(bundle, 'trainer.cjs'))).map(Number);
}

function commandOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch (error) {
    // It has ended since the folder was listed.
    if (error instanceof Error && /ENOENT|ESRCH/.test(error.message)) return '';
    throw error;
  }
}

/** What trainers keep for as long as they live. */
const temporaryFolders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('gradlens-trial-'));

const noTrainer = (): Promise<void> => expect.poll(() => trainers(), { timeout: 20_000 }).toEqual([]);

/** A fit that comes after one that takes for ever. */
const afterLongFit = moons(usualLayers, { before: 'model.fit(x, y, epochs=1000000, batch_size=32)' });

/** Steps of half a second each. */
const slow = moons('layers.Dense(4000, activation="relu"), layers.Dense(4000, activation="relu"), layers.Dense(1, activation="sigmoid")', { fit: 'batch_size=128' });

const killed = 'The trainer was ended by the system (SIGKILL), often because memory ran out. Your file and the window are not affected. If it happens again, try a smaller batch size or less data.';

const endless = moons(usualLayers, { fit: 'epochs=100000, batch_size=32' });

const short: Readonly<Record<string, (watch: TrialWatch) => Promise<TrialOutcome<LearningRateResult | TrialResult>>>> = {
  'a search for a learning rate': (watch) => findLearningRate(options(), searchIn(slow, { seconds: 600 }), watch),
  'a trial of a fix': (watch) => tryFix(options(), trialOf(endless, endless, { seconds: 600 }), watch),
  'a search after another fit': (watch) => findLearningRate(options(), searchIn(afterLongFit), watch),
};

function options(): Parameters<typeof findLearningRate>[0] {
  return { script: join(bundle, 'trainer.cjs'), log: () => undefined };
}

describe.skipIf(!existsSync('/proc/self/cmdline'))('Short trainings in a process of their own', () => {
  it.each(Object.keys(short).flatMap((name) => [[name, 'is begun'], [name, 'goes on']] as const))('leave nothing where %s is cancelled when it %s', async (name, moment) => {
    const before = temporaryFolders();
    const stopping = new AbortController();
    const done = short[name]?.({ signal: stopping.signal });
    await expect.poll(() => trainers(), { timeout: 20_000 }).toHaveLength(1);
    if (moment === 'goes on') await hasWork();
    stopping.abort();
    expect(await done).toEqual({ kind: 'stopped' });
    await noTrainer();
    expect(temporaryFolders().filter((each) => !before.includes(each))).toEqual([]);
  });

  it.each(Object.keys(short))('say so and leave nothing where the process of %s is killed', async (name) => {
    const before = temporaryFolders();
    const done = short[name]?.({});
    await expect.poll(() => trainers(), { timeout: 20_000 }).toHaveLength(1);
    await hasWork();
    for (const id of trainers()) process.kill(id, 'SIGKILL');
    expect(await done).toMatchObject({ kind: 'failed', message: `The short trainings came to no end. ${killed}` });
    await noTrainer();
    expect(temporaryFolders().filter((each) => !before.includes(each))).toEqual([]);
  });

  it('do not outlive the process that asked for them', async () => {
    const script = join(bundle, 'asking.cjs');
    await writeFile(
      script,
      `const child = require('child_process').fork(${JSON.stringify(join(bundle, 'trainer.cjs'))}, [], { serialization: 'advanced' });
       child.on('message', ({ type }) => {
         if (type === 'ready') child.send(${JSON.stringify(searchIn(afterLongFit))});
         if (type === 'preparing') { process.stdout.write('preparing'); process.kill(process.pid, 'SIGKILL'); }
       });
       setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3000);`,
    );
    const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
    await new Promise((resolve) => parent.once('exit', resolve));
    await noTrainer();
  });

  it('name the file of data that cannot be read', async () => {
    const path = join(folder, 'broken.npz');
    await writeFile(path, 'PK\x03\x04 and no more');
    const text = moons(usualLayers, { data: `np.load(${JSON.stringify(path)})["x"], np.load(${JSON.stringify(path)})["y"]` }).replace('import keras', 'import numpy as np\nimport keras');
    expect(await findLearningRate(options(), searchIn(text))).toMatchObject({ kind: 'failed', message: expect.stringContaining(path) as string });
    await noTrainer();
  });
});

/** Until the trainer has been at work for a while: reading, training before, or sweeping. */
async function hasWork(): Promise<void> {
  const [id] = trainers();
  const ticks = (): number => Number(readFileSync(`/proc/${id}/stat`, 'utf8').split(' ')[13] ?? 0);
  await expect.poll(ticks, { timeout: 20_000 }).toBeGreaterThan(100);
}
