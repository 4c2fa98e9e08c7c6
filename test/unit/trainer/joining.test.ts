import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TrainerEvent, TrainerEventOf } from '../../../src/protocol/index.js';
import { isAlive, readRunRecord, readScalars, readToldEvents, statusOf, type RunRecord } from '../../../src/runs/index.js';
import { encodeMessage, JoinedTrainer, TrainerProcess } from '../../../src/supervisor/index.js';
import { planOf, requestOf, writeDataset } from './plans.js';
import { bundleTrainer } from './trainer.js';

let bundle: string;
let folder: string;
let count = 0;
const started: number[] = [];
const joined: JoinedTrainer[] = [];

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-joining-'));
  await writeDataset(folder, 320);
});
afterEach(async () => {
  for (const trainer of joined.splice(0)) await trainer.release();
  for (const processId of started.splice(0)) if (isAlive({ processId })) process.kill(processId, 'SIGKILL');
});
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

/** A run that outlives who started it, once it has told its first steps. @returns its directory. */
async function running(options: { readonly pausedMinutes?: number; readonly epochs?: number } = {}): Promise<{ readonly directory: string; readonly trainer: TrainerProcess }> {
  count += 1;
  const directory = join(folder, `run-${count}`);
  const trainer = new TrainerProcess({ script: join(bundle, 'trainer.cjs'), outlives: { pausedMinutes: options.pausedMinutes ?? 60 } });
  started.push(trainer.processId!);
  const first = new Promise<void>((resolve) => trainer.onEvent(({ type }) => type === 'telemetry' && resolve()));
  trainer.start({ ...requestOf(planOf({ epochs: options.epochs ?? 1_000_000 }), directory, { dataFolders: [folder] }), code: 'model.fit()\n' });
  await first;
  return { directory, trainer };
}

interface Window {
  readonly trainer: JoinedTrainer;
  readonly record: RunRecord;
  readonly events: TrainerEvent[];
}

async function joinRun(directory: string): Promise<Window> {
  const record = await readRunRecord(directory);
  const trainer = await JoinedTrainer.join(directory, record, { patience: { look: 10 } });
  if (trainer === null) throw new Error('The run cannot be joined.');
  joined.push(trainer);
  const events: TrainerEvent[] = [];
  trainer.onEvent((event) => events.push(event));
  return { trainer, record, events };
}

const telemetry = (events: readonly TrainerEvent[]): TrainerEventOf<'telemetry'>[] => events.filter((event) => event.type === 'telemetry');

/** The losses by step that the files had when the window joined, and those that it was told since. */
async function lossesOf(directory: string, { trainer, events }: Window): Promise<{ readonly before: number[]; readonly live: Map<number, number> }> {
  const before = (await readScalars(join(directory, 'train'))).get('loss')?.values ?? [];
  const live = new Map(telemetry(events).flatMap(({ firstStep, series }) => [...series['loss']!].map((loss, index) => [firstStep + index, loss] as const)));
  expect(before.length).toBeGreaterThanOrEqual(trainer.greeting.step);
  return { before, live };
}

describe('A run that outlives the window that started it', () => {
  it('goes on when that lets go of it, and another one joins it with no step lost', async () => {
    const { directory, trainer } = await running();
    await trainer.release();
    const window = await joinRun(directory);
    await expect.poll(() => telemetry(window.events).length).toBeGreaterThan(3);
    const { before, live } = await lossesOf(directory, window);
    const first = Math.min(...live.keys());
    const last = Math.max(...live.keys());
    expect(first).toBeLessThanOrEqual(window.trainer.greeting.step + 1);
    expect(live.size).toBe(last - first + 1);
    // The same curve, from whichever side one looks.
    for (const [step, loss] of live) if (step <= before.length) expect(before[step - 1]).toBe(loss);
    // What was told before stands in the run's record: its beginning, and every epoch until then.
    const told = await readToldEvents(directory, window.trainer.greeting.told);
    expect(told.filter(({ type }) => type !== 'epoch').map(({ type }) => type)).toEqual(['started', 'stage']);
    const epochs = told.flatMap((event) => (event.type === 'epoch' ? [event.epoch] : []));
    expect(epochs).toEqual(epochs.map((_, index) => index + 1));
    const [beginning] = told;
    expect(epochs.length).toBeLessThanOrEqual(window.trainer.greeting.step / (beginning?.type === 'started' ? beginning.stepsPerEpoch : 0));
  });

  it('goes on when that is killed', async () => {
    const directory = join(folder, 'orphan');
    const script = join(bundle, 'parent.cjs');
    const request = { type: 'start', protocolVersion: 1, outlives: { pausedMinutes: 60 }, ...requestOf(planOf({ epochs: 1_000_000 }), directory, { dataFolders: [folder] }) };
    await writeFile(
      script,
      `const child = require('child_process').fork(${JSON.stringify(join(bundle, 'trainer.cjs'))}, [], { serialization: 'advanced', detached: true, silent: true });
       child.on('message', ({ type }) => {
         if (type === 'ready') child.send(${JSON.stringify(request)});
         if (type === 'telemetry') { process.stdout.write(String(child.pid)); process.kill(process.pid, 'SIGKILL'); }
       });`,
    );
    const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [processId] = await Promise.all([
      new Promise<number>((resolve) => parent.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())))),
      new Promise((resolve) => parent.once('exit', resolve)),
    ]);
    started.push(processId);
    const { trainer, events } = await joinRun(directory);
    await expect.poll(() => telemetry(events).length).toBeGreaterThan(3);
    expect(statusOf(await readRunRecord(directory))).toBe('running');
    trainer.stop();
    expect(await trainer.outcome).toMatchObject({ kind: 'finished', event: { outcome: 'stopped' } });
  });

  it('comes to its end without anybody, and leaves no process and no address behind', async () => {
    const { directory, trainer } = await running({ epochs: 200 });
    const { control } = await readRunRecord(directory);
    await trainer.release();
    await expect.poll(() => isAlive({ processId: trainer.processId! })).toBe(false);
    expect(await readRunRecord(directory)).toMatchObject({ status: 'completed' });
    expect(existsSync(control!)).toBe(false);
  });

  it('is paused, resumed and stopped by any window, and all are told', async () => {
    const { directory, trainer } = await running();
    const told: TrainerEvent[] = [];
    trainer.onEvent((event) => told.push(event));
    const second = await joinRun(directory);
    const third = await joinRun(directory);
    second.trainer.pause();
    for (const events of [told, second.events, third.events]) await expect.poll(() => events.some(({ type }) => type === 'paused')).toBe(true);
    third.trainer.resume();
    await expect.poll(() => told.some(({ type }) => type === 'resumed')).toBe(true);
    third.trainer.stop();
    const outcomes = await Promise.all([trainer.outcome, second.trainer.outcome, third.trainer.outcome]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'finished', event: { outcome: 'stopped' } });
    expect((await readRunRecord(directory)).status).toBe('stopped');
  });

  it('does not wait for ever while it is paused and nobody is there', async () => {
    const { directory, trainer } = await running({ pausedMinutes: 0.01 });
    const paused = new Promise<void>((resolve) => trainer.onEvent(({ type }) => type === 'paused' && resolve()));
    trainer.pause();
    await paused;
    await trainer.release();
    await expect.poll(() => isAlive({ processId: trainer.processId! })).toBe(false);
    expect((await readRunRecord(directory)).status).toBe('stopped');
  });

  it('that was killed is told as such to the windows that joined it', async () => {
    const { directory } = await running();
    const { trainer } = await joinRun(directory);
    process.kill(trainer.processId, 'SIGKILL');
    expect(await trainer.outcome).toMatchObject({ kind: 'crashed', message: expect.stringContaining('ended without a word') as string });
    const record = await readRunRecord(directory);
    expect(statusOf(record)).toBe('interrupted');
    expect(existsSync(record.control!)).toBe(false);
    expect(await JoinedTrainer.join(directory, record)).toBeNull();
  });

  it('is not disturbed by strangers', async () => {
    const { directory, trainer } = await running();
    const { control } = await readRunRecord(directory);
    for (const bytes of [Buffer.from('GET / HTTP/1.1\r\n\r\n'), encodeMessage({ type: 'start' }), encodeMessage('hello')]) {
      const stranger = connect(control!);
      stranger.on('error', () => undefined).resume();
      stranger.write(bytes);
      await new Promise((resolve) => stranger.once('close', resolve));
    }
    const { events } = await joinRun(directory);
    await expect.poll(() => telemetry(events).length).toBeGreaterThan(0);
    trainer.stop();
    expect(await trainer.outcome).toMatchObject({ kind: 'finished', event: { outcome: 'stopped' } });
  });
});
