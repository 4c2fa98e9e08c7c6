import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TrainerEvent } from '../../../src/protocol/index.js';
import { isAlive, isOver, openRecordedRun, readRunRecord, readScalars, readToldEvents, statusOf, type RunRecord } from '../../../src/runs/index.js';
import { JoinedTrainer, tidyAfter, TrainerProcess } from '../../../src/supervisor/index.js';
import { planOf, requestOf, writeDataset } from './plans.js';
import { bundleTrainer } from './trainer.js';

/** Kills real trainers with SIGKILL, at moments from before the first message to after the last, and looks at what they leave. */

let bundle: string;
let folder: string;
let count = 0;
const begun: number[] = [];

beforeAll(async () => {
  bundle = await bundleTrainer();
  folder = await mkdtemp(join(tmpdir(), 'gradlens-killed-'));
  await writeDataset(folder, 320);
});
afterEach(() => begun.splice(0).forEach(kill));
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
});

interface Begun {
  readonly directory: string;
  readonly trainer: TrainerProcess;
  readonly events: TrainerEvent[];
}

/** Ends a process by force, where it has not ended by itself. */
function kill(processId: number): void {
  if (isAlive({ processId })) process.kill(processId, 'SIGKILL');
}

/** A run of 200 steps, which saves its model at the end. */
function begin(outlives: boolean): Begun {
  count += 1;
  const directory = join(folder, `run-${count}`);
  const trainer = new TrainerProcess({ script: join(bundle, 'trainer.cjs'), ...(outlives ? { outlives: { pausedMinutes: 60 } } : {}) });
  begun.push(trainer.processId!);
  const events: TrainerEvent[] = [];
  trainer.onEvent((event) => events.push(event));
  trainer.start({ ...requestOf(planOf({ epochs: 20 }), directory, { dataFolders: [folder] }), code: 'model.fit()\n' });
  return { directory, trainer, events };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What a kill may never leave. */
async function expectWhole({ directory, events, trainer }: Begun): Promise<RunRecord | null> {
  expect(isAlive({ processId: trainer.processId! })).toBe(false);
  if (!existsSync(join(directory, 'run.json'))) {
    // Killed before its first record: nothing of it is left.
    expect(existsSync(directory)).toBe(false);
    expect(events.filter(({ type }) => type !== 'ready')).toEqual([]);
    return null;
  }
  const record = await readRunRecord(directory);
  expect(statusOf(record)).toBe(isOver(record.status) ? record.status : 'interrupted');
  // The steps are there from the first to the last, and are those that were told.
  const told = events.filter((event) => event.type === 'telemetry').flatMap(({ series }) => [...series['loss']!]);
  const { steps = [], values = [] } = (await readScalars(join(directory, 'train'))).get('loss') ?? {};
  expect(steps).toEqual(steps.map((_, index) => index + 1));
  expect(values.slice(0, told.length)).toEqual(told.slice(0, values.length));
  // What is recorded and what was told are the same as far as both go: either may be ahead of the other when the end comes.
  const recorded = await readToldEvents(directory);
  const heard = events.filter(({ type }) => recorded.some((each) => each.type === type));
  const both = Math.min(recorded.length, heard.length);
  expect(recorded.slice(0, both)).toEqual(heard.slice(0, both));
  await openRecordedRun(directory);
  return record;
}

/** Files and folders that only serve while a run goes on. */
async function leftBehind({ directory, trainer }: Begun): Promise<string[]> {
  const own = await readdir(directory, { recursive: true }).catch((): string[] => []);
  const temporary = await readdir(tmpdir());
  return [...own.filter((name) => name.endsWith('.part') || name === 'reserve'), ...temporary.filter((name) => name.startsWith('gradlens-') && name.includes(`-${trainer.processId!}-`))];
}

describe('A trainer that is killed at any moment', () => {
  it('while it starts, reads, trains, saves and ends leaves a whole record and nothing else', async () => {
    // As long as a run takes on this machine, from its start to its end.
    const start = performance.now();
    const undisturbed = begin(false);
    expect(await undisturbed.trainer.outcome).toMatchObject({ kind: 'finished' });
    const whole = performance.now() - start;
    const statuses = new Set<string>();
    const moments = 14;
    for (let moment = 0; moment < moments; moment += 1) {
      const run = begin(moment % 2 === 1);
      await wait((whole * (moment + Math.random())) / moments);
      kill(run.trainer.processId!);
      const outcome = await run.trainer.outcome;
      const record = await expectWhole(run);
      expect(await leftBehind(run)).toEqual([]);
      // What people are told is what the record says.
      if (outcome.kind === 'finished') expect(record?.status).toBe('completed');
      else expect(outcome).toMatchObject({ kind: 'crashed', signal: 'SIGKILL' });
      statuses.add(record === null ? 'none' : statusOf(record));
    }
    expect(statuses).toContain('interrupted');
  });

  it('when nobody is there leaves nothing once a window has looked', async () => {
    const run = begin(true);
    await new Promise<void>((resolve) => run.trainer.onEvent(({ type }) => type === 'started' && resolve()));
    await run.trainer.release();
    kill(run.trainer.processId!);
    await expect.poll(() => isAlive({ processId: run.trainer.processId! })).toBe(false);
    const record = await expectWhole(run);
    expect(await JoinedTrainer.join(run.directory, record!)).toBeNull();
    await tidyAfter(run.directory, record!);
    expect(await leftBehind(run)).toEqual([]);
    expect(existsSync(dirname(record!.control!))).toBe(false);
    expect(await readFile(join(run.directory, 'source.py'), 'utf8')).toBe('model.fit()\n');
  });
});
