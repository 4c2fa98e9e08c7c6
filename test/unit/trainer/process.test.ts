import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readHistograms, readRunRecord, readScalars, statusOf } from '../../../src/runs/index.js';
import type { TrainingPlan } from '../../../src/spec/index.js';
import type { TrainingRequest } from '../../../src/supervisor/index.js';
import { compileStep } from '../../support/keras.js';
import { classifier, planOf, requestOf, writeDataset } from './plans.js';
import { bundleTrainer, WatchedTrainer } from './trainer.js';

let bundle: string;
let folder: string;
let run: string;
let trainers: WatchedTrainer[] = [];
let count = 0;

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-process-'));
  await writeDataset(folder, 320);
});
afterEach(async () => {
  await Promise.all(trainers.map((trainer) => trainer.process.dispose()));
  trainers = [];
});
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** A trainer that is asked to train; `run` is its run directory. */
function start(plan: TrainingPlan, given: Partial<TrainingRequest> = {}): WatchedTrainer {
  count += 1;
  run = join(folder, `run-${count}`);
  const trainer = new WatchedTrainer(bundle);
  trainers.push(trainer);
  trainer.process.start(requestOf(plan, run, { dataFolders: [folder], ...given }));
  return trainer;
}

/** Longer than any test waits. */
const long = (): WatchedTrainer => start(planOf({ epochs: 1_000_000 }));

/** Resolves once so many steps were told. */
async function steps(trainer: WatchedTrainer, least: number): Promise<void> {
  await expect.poll(() => trainer.series('loss').length, { interval: 10 }).toBeGreaterThanOrEqual(least);
}

async function failure(plan: TrainingPlan, given: Partial<TrainingRequest> = {}): Promise<{ code: string; message: string; layer?: string | undefined }> {
  const outcome = await start(plan, given).outcome;
  if (outcome.kind !== 'failed') throw new Error(`The run ${outcome.kind}.`);
  return outcome.event;
}

function isAlive(processId: number | undefined): boolean {
  try {
    return processId !== undefined && process.kill(processId, 0);
  } catch {
    return false;
  }
}

describe('A run', () => {
  it('pauses, goes on with the next step, and stops', async () => {
    const trainer = long();
    await steps(trainer, 20);
    trainer.process.pause();
    const { step } = await trainer.told('paused');
    expect(trainer.series('loss')).toHaveLength(step);
    await expect.poll(async () => (await readRunRecord(run)).status).toBe('paused');
    trainer.process.resume();
    expect(await trainer.told('resumed')).toEqual({ type: 'resumed', step });
    await steps(trainer, step + 20);
    trainer.process.stop();
    const outcome = await trainer.outcome;
    expect(outcome).toMatchObject({ kind: 'finished', event: { outcome: 'stopped', steps: trainer.series('loss').length } });
    expect(await readRunRecord(run)).toMatchObject({ status: 'stopped', result: { steps: trainer.series('loss').length } });
  });

  it('that was paused and resumed has the curve of one that was not', async () => {
    const plan = planOf({ epochs: 40 });
    const whole = start(plan);
    await whole.outcome;
    const cut = start(plan);
    await cut.told('started');
    cut.process.pause();
    await cut.told('paused');
    cut.process.resume();
    await cut.outcome;
    expect(cut.series('loss')).toEqual(whole.series('loss'));
  });

  it('stops while it is paused', async () => {
    const trainer = long();
    await steps(trainer, 1);
    trainer.process.pause();
    await trainer.told('paused');
    trainer.process.stop();
    expect(await trainer.outcome).toMatchObject({ kind: 'finished', event: { outcome: 'stopped' } });
    expect(trainer.of('resumed')).toEqual([]);
  });

  it('stops while it is being prepared', async () => {
    const trainer = long();
    await trainer.told('ready');
    trainer.process.stop();
    expect(await trainer.outcome).toMatchObject({ kind: 'finished', event: { outcome: 'stopped' } });
  });

  it('leaves no step out between its frames', async () => {
    const trainer = long();
    await steps(trainer, 2000);
    const frames = trainer.of('telemetry');
    expect(frames.length).toBeLessThan(500);
    expect(frames.every(({ firstStep }, index) => index === 0 || firstStep === frames[index - 1]!.firstStep + frames[index - 1]!.steps)).toBe(true);
  });

  it('records under the layers’ names what it tells', async () => {
    const trainer = start(planOf({ epochs: 3, validation: { kind: 'split', fraction: 0.25 } }));
    await trainer.outcome;
    const train = await readScalars(join(run, 'train'));
    expect(train.get('loss')?.values).toEqual(trainer.series('loss'));
    expect(train.get('gradientNorm/dense_1')?.values).toEqual(trainer.series('gradientNorm/dense_1'));
    const histograms = await readHistograms(join(run, 'train'));
    const named = (kind: string): string[] => ['dense', 'dense_1'].flatMap((layer) => [`${kind}/${layer}/kernel`, `${kind}/${layer}/bias`]);
    expect([...histograms.keys()]).toEqual([...named('weights'), ...named('gradients')]);
    const kernels = histograms.get('weights/dense/kernel')!;
    expect([kernels[0]!.step, kernels.at(-1)!.step]).toEqual([0, 24]);
    for (const { histogram } of [...kernels, ...histograms.get('gradients/dense/kernel')!]) expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(784 * 16);
    expect(histograms.get('gradients/dense/kernel')!.at(-1)!.step).toBe(24);
    const validation = await readScalars(join(run, 'validation'));
    expect(validation.get('val_loss')?.values).toEqual(trainer.of('epoch').map(({ metrics }) => Math.fround(metrics['val_loss']!)));
    expect(await readRunRecord(run)).toMatchObject({
      status: 'completed',
      seed: 42,
      versions: { node: process.versions.node },
      settings: { totalSteps: 24 },
      epochs: trainer.of('epoch').map(({ epoch, step, metrics, seconds }) => ({ epoch, step, metrics, seconds })),
    });
  });
});

describe('A trainer that is ended from outside', () => {
  it('by kill -9 leaves a record that is complete up to the last half second', async () => {
    const trainer = long();
    await steps(trainer, 50);
    await expect.poll(async () => (await readScalars(join(run, 'train'))).get('loss')?.values.length ?? 0).toBeGreaterThan(50);
    process.kill(trainer.process.processId!, 'SIGKILL');
    expect(await trainer.outcome).toMatchObject({ kind: 'crashed', signal: 'SIGKILL' });
    const recorded = (await readScalars(join(run, 'train'))).get('loss')!;
    expect(recorded.values).toEqual(trainer.series('loss').slice(0, recorded.values.length));
    const record = await readRunRecord(run);
    expect([record.status, statusOf(record)]).toEqual(['running', 'interrupted']);
    expect((await readdir(run)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('by SIGTERM stops and says so in the record', async () => {
    const trainer = long();
    await steps(trainer, 5);
    process.kill(trainer.process.processId!, 'SIGTERM');
    expect(await trainer.outcome).toMatchObject({ kind: 'finished', event: { outcome: 'stopped' } });
    expect((await readRunRecord(run)).status).toBe('stopped');
  });

  it('does not outlive the process that started it', async () => {
    const script = join(bundle, 'parent.cjs');
    const directory = join(folder, 'orphan');
    const request = { type: 'start', protocolVersion: 1, ...requestOf(planOf({ epochs: 1_000_000 }), directory, { dataFolders: [folder] }) };
    await writeFile(
      script,
      `const child = require('child_process').fork(${JSON.stringify(join(bundle, 'trainer.cjs'))}, [], { serialization: 'advanced' });
       child.on('message', ({ type }) => {
         if (type === 'ready') child.send(${JSON.stringify(request)});
         if (type === 'telemetry') { process.stdout.write(String(child.pid)); process.kill(process.pid, 'SIGKILL'); }
       });`,
    );
    const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [trainerId] = await Promise.all([
      new Promise<number>((resolve) => parent.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())))),
      new Promise((resolve) => parent.once('exit', resolve)),
    ]);
    await expect.poll(() => isAlive(trainerId)).toBe(false);
    expect((await readRunRecord(directory)).status).toBe('stopped');
  });
});

describe('What cannot be trained', () => {
  it('is told before the first step: a layer, by its id', async () => {
    const dense = classifier();
    const strange = { ...dense, layers: dense.layers.map((layer, index) => (index === 1 ? { ...layer, className: 'Mystery' } : layer)) };
    expect(await failure(planOf({}, strange))).toMatchObject({ code: 'not-trainable', layer: 'dense', message: expect.stringContaining('Mystery') as string });
    expect(await readRunRecord(run)).toMatchObject({ status: 'failed', failure: { code: 'not-trainable', layer: 'dense' } });
  });

  it('is told: a missing loss, a number of epochs that is not known', async () => {
    expect((await failure(planOf({}, classifier(), { ...compileStep({}), loss: null }))).message).toMatch(/no loss/);
    expect((await failure(planOf({ epochs: { kind: 'unknown', reason: '`n` comes from the command line' } }))).message).toBe(
      'The number of epochs is not known: `n` comes from the command line. Write it as a number in fit(), or set it for this run.',
    );
  });

  it('is told: data that is nowhere', async () => {
    const { x } = planOf({}).steps[1] as { x: { left: object } } & object;
    const unknown = { ...x, left: { ...x.left, dataset: 'imagenet' } } as never;
    expect(await failure(planOf({ x: unknown }))).toMatchObject({ code: 'data-not-found' });
  });

  it('is told: an engine that does not exist, a folder that cannot be written', async () => {
    expect(await failure(planOf(), { engine: 'abacus' })).toMatchObject({ code: 'engine', message: expect.stringContaining('abacus') as string });
    await writeFile(join(folder, 'file'), '');
    expect(await failure(planOf(), { runDirectory: join(folder, 'file/run') })).toMatchObject({ code: 'disk' });
  });
});

describe('A run that can no longer be recorded', () => {
  it('fails, and says what to do', async () => {
    const trainer = long();
    await steps(trainer, 5);
    // The trainer may write while the folder goes away.
    await rm(run, { recursive: true, maxRetries: 10 });
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'disk', message: expect.stringContaining('Check the disk') as string } });
  });
});

describe('A message that is not understood', () => {
  /** Sends anything, past the types. */
  const send = (trainer: WatchedTrainer, message: unknown): void => (trainer.process as unknown as { send(message: unknown): void }).send(message);

  it('before a run fails by name', async () => {
    for (const message of [{ type: 'dance' }, 'hello', { type: 'start', protocolVersion: 1 }, { type: 'start', protocolVersion: 2 }, null]) {
      const trainer = new WatchedTrainer(bundle);
      trainers.push(trainer);
      await trainer.told('ready');
      send(trainer, message);
      expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'malformed-message', message: expect.stringContaining('trainer request') as string } });
    }
  });

  it('in a run fails the run, and its record says so', async () => {
    const trainer = long();
    await steps(trainer, 5);
    send(trainer, { type: 'resume', now: true, speed: 11 });
    send(trainer, { type: 'faster' });
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { code: 'malformed-message' } });
    expect(await readRunRecord(run)).toMatchObject({ status: 'failed', failure: { code: 'malformed-message' } });
  });

  it('may be a second start: one process runs one training', async () => {
    const trainer = long();
    await steps(trainer, 1);
    trainer.process.start(requestOf(planOf(), join(folder, 'second')));
    expect(await trainer.outcome).toMatchObject({ kind: 'failed', event: { message: expect.stringContaining('already running') as string } });
  });
});
