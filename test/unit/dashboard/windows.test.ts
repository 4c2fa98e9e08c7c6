import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RunManager, type TrainingSettings } from '../../../src/dashboard/run-manager.js';
import type { Run } from '../../../src/dashboard/run.js';
import type { TrainingTarget } from '../../../src/dashboard/target.js';
import { isAlive, readRunRecord } from '../../../src/runs/index.js';
import { planOf, writeDataset } from '../trainer/plans.js';
import { bundleTrainer } from '../trainer/trainer.js';
import { statusWhen, whenState } from './runs.js';

/** Run managers as windows have them, with the real trainer. */

let bundle: string;
let folder: string;
const windows: RunManager[] = [];
const trainers: number[] = [];

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-windows-'));
  await writeDataset(folder, 320);
});
afterEach(async () => {
  await Promise.all(windows.splice(0).map((window) => window.release()));
  for (const processId of trainers.splice(0)) if (isAlive({ processId })) process.kill(processId, 'SIGKILL');
});
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

function openWindow(): RunManager {
  const log = { info: () => undefined, error: () => undefined };
  const window = new RunManager({ trainerScript: join(bundle, 'trainer.cjs'), log });
  windows.push(window);
  return window;
}

const settings = (outlives: number | null): TrainingSettings => ({
  engine: 'auto',
  provider: 'auto',
  seed: 42,
  dataFolders: [folder],
  mayDownload: false,
  runsFolder: join(folder, 'runs'),
  outlives,
});

const target = (epochs: number): TrainingTarget => {
  const plan = planOf({ epochs });
  return { uri: 'file:///work/model.py', file: 'model.py', plan, fitStep: 1, layerLines: new Map([['dense', 7]]), code: 'model.fit()\n' };
};

/** A training that has done some steps. */
async function train(window: RunManager, outlives: number | null, epochs = 1_000_000): Promise<Run> {
  const run = await window.start(target(epochs), settings(outlives));
  trainers.push(run.processId!);
  await statusWhen(window, (status) => status.state !== 'preparing' && status.state !== 'idle' && status.step > 0);
  return run;
}

const losses = (run: Run): number[] => [...(run.series.get('loss')?.points(1, Infinity) ?? [])].map(([, value]) => value);
const steps = (run: Run): number[] => [...(run.series.get('loss')?.points(1, Infinity) ?? [])].map(([step]) => step);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('A training whose window is closed', () => {
  it('goes on, and another window shows it complete, live, and stops it', async () => {
    const first = openWindow();
    const run = await train(first, 60);
    await first.release();
    const second = openWindow();
    const joined = await second.show(run.directory);
    expect(joined.description).toMatchObject({ model: run.description!.model, layers: [{ line: 7 }, {}] });
    expect(second.active).toBe(true);
    const { lastStep } = joined.series;
    await statusWhen(second, () => joined.series.lastStep > lastStep + 200);
    expect(steps(joined)).toEqual(upTo(joined.series.lastStep));
    const before = losses(run);
    expect(losses(joined).slice(0, before.length)).toEqual(before);
    expect(joined.epochs.map(({ epoch }) => epoch)).toEqual(upTo(joined.epochs.length));
    expect(joined.epochs.length).toBeGreaterThan(0);
    await second.stop();
    expect(second.status).toMatchObject({ state: 'stopped', step: joined.series.lastStep });
    expect(isAlive({ processId: joined.processId! })).toBe(false);
  });

  it('ends with it where the settings say so', async () => {
    const window = openWindow();
    const run = await train(window, null);
    await window.release();
    expect(isAlive({ processId: run.processId! })).toBe(false);
  });

  it('and that came to its end meanwhile is shown complete', async () => {
    const first = openWindow();
    const run = await train(first, 60, 300);
    await first.release();
    await expect.poll(async () => (await readRunRecord(run.directory)).status).toBe('completed');
    const second = openWindow();
    const shown = await second.show(run.directory);
    expect(second.status).toMatchObject({ state: 'completed', step: 3000, epoch: 300 });
    expect(steps(shown)).toEqual(upTo(3000));
    expect(shown.epochs).toHaveLength(300);
    expect(shown.series.get('gradientNorm/dense')?.length).toBe(3000);
    expect(shown.series.get('elapsedSeconds')!.lastValue).toBeGreaterThan(0);
    expect(shown.latest('loss')).toBe(losses(shown).at(-1));
  });
});

describe('Two windows', () => {
  it('may come one after the other, with the trainer killed between them', async () => {
    const [first, second] = [openWindow(), openWindow()];
    const run = await train(first, 60);
    const { control } = await readRunRecord(run.directory);
    await first.release();
    process.kill(run.processId!, 'SIGKILL');
    await expect.poll(() => isAlive({ processId: run.processId! })).toBe(false);
    const shown = await second.show(run.directory);
    expect(second.status).toMatchObject({ state: 'failed', message: expect.stringContaining('ended without a word') as string });
    expect(steps(shown)).toEqual(upTo(shown.series.lastStep));
    expect([control, ...['reserve', 'run.json.part'].map((name) => join(run.directory, name))].filter((path) => existsSync(path!))).toEqual([]);
  });

  it('show the same run, and both hear who paused it', async () => {
    const [first, second] = [openWindow(), openWindow()];
    const run = await train(first, 60);
    const joined = await second.show(run.directory);
    second.pause();
    await Promise.all([whenState(first, 'paused'), whenState(second, 'paused')]);
    expect(joined.state.step).toBe(run.state.step);
    expect(losses(joined)).toEqual(losses(run));
    first.resume();
    await whenState(second, 'running');
    await first.stop();
    expect((await whenState(second, 'stopped')).state).toBe('stopped');
    expect(losses(joined)).toEqual(losses(run));
  });

  it('are both told that its trainer was killed', async () => {
    const [first, second] = [openWindow(), openWindow()];
    const run = await train(first, 60);
    await second.show(run.directory);
    process.kill(run.processId!, 'SIGKILL');
    expect(await whenState(first, 'failed')).toMatchObject({ message: expect.stringContaining('SIGKILL') as string });
    expect(await whenState(second, 'failed')).toMatchObject({ message: expect.stringContaining('ended without a word') as string });
    const third = openWindow();
    await third.show(run.directory);
    expect(third.status).toMatchObject({ state: 'failed', message: expect.stringContaining('ended without a word') as string });
  });
});

describe('A window that looks at another run', () => {
  it('goes on with its own, which the commands are about', async () => {
    const window = openWindow();
    const old = await train(window, null, 20);
    await whenState(window, 'completed');
    const active = await train(window, null);
    const shown = await window.show(old.directory);
    expect([window.currentRun, window.activeRun]).toEqual([shown, active]);
    expect(window.status.state).toBe('completed');
    await expect(window.start(target(1), settings(null))).rejects.toThrow('A training is running');
    expect(await window.show(active.directory)).toBe(active);
    await window.show(old.directory);
    await window.stop();
    expect(window.active).toBe(false);
    expect(isAlive({ processId: active.processId! })).toBe(false);
  });
});
