import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runTooltip } from '../../../src/dashboard/runs/run-texts.js';
import type { RunManager } from '../../../src/dashboard/run-manager.js';
import { deleteRun, readRunRecord, RunRecorder, statusOf, summarizeRun, thisMachine, writeRunRecord, type RunRecord } from '../../../src/runs/index.js';
import { canGoOn } from '../../../src/supervisor/index.js';
import { epoch, finished, frame, record, started } from '../runs/fixtures.js';
import { scriptedRuns, whenState } from './runs.js';

/** Runs whose trainer cannot be spoken to: their folders are on a disk that several machines share. */

let runs: RunManager | undefined;
afterEach(() => runs?.dispose());

const ofAnother = 'far-machine pid:[1]';

/** A run that goes on, of a process of some machine. */
async function goingOn(given: Partial<RunRecord>): Promise<{ directory: string; recorder: RunRecorder }> {
  const directory = mkdtempSync(join(tmpdir(), 'gradlens-watched-'));
  const recorder = await RunRecorder.create(directory, { ...record, updatedAt: new Date().toISOString(), ...given });
  await recorder.started(started);
  recorder.tell(started);
  recorder.frame(frame(1, [3, 2], [1, 1]));
  await recorder.flush();
  return { directory, recorder };
}

const open = async (directory: string): Promise<RunManager> => {
  ({ runs } = scriptedRuns());
  await runs.show(directory);
  return runs;
};

const losses = (): number[] => [...(runs?.series?.get('loss')?.points(1, Infinity) ?? [])].map(([, value]) => value);

describe('A run of another machine', () => {
  it('is watched from its folder to its end, and says that it cannot be stopped from here', async () => {
    const { directory, recorder } = await goingOn({ machine: ofAnother });
    const window = await open(directory);
    expect(window.status).toMatchObject({ state: 'running', step: 2, watched: 'It is trained on far-machine, so that it can be watched here but not paused or stopped.' });
    recorder.frame(frame(3, [1], [1]));
    await recorder.epoch(epoch);
    recorder.tell(epoch);
    await expect.poll(losses, { timeout: 15_000 }).toEqual([3, 2, 1]);
    recorder.tell(finished);
    await recorder.finish(finished);
    expect(await whenState(window, 'completed')).toMatchObject({ step: 3, seconds: 2 });
    expect(window.currentRun?.epochs).toHaveLength(1);
  });

  it('does not keep this window from training', async () => {
    const { directory } = await goingOn({ machine: ofAnother });
    expect((await open(directory)).active).toBe(false);
  });

  it('keeps what its process is writing, and is not gone on with while it is heard of', async () => {
    const { directory } = await goingOn({ machine: ofAnother });
    for (const name of ['run.json.part', 'checkpoint.bin']) writeFileSync(join(directory, name), '');
    await open(directory);
    expect(existsSync(join(directory, 'run.json.part'))).toBe(true);
    expect(canGoOn(directory, await readRunRecord(directory))).toBe(false);
    await expect(deleteRun(directory)).rejects.toThrow('is being trained');
  });

  it('that was not heard of for minutes is neither said to go on nor to have failed', async () => {
    // What is left of it where its machine has gone.
    const { directory: original } = await goingOn({ machine: ofAnother });
    const directory = mkdtempSync(join(tmpdir(), 'gradlens-watched-'));
    cpSync(original, directory, { recursive: true });
    const silent: RunRecord = { ...(await readRunRecord(directory)), updatedAt: '2026-11-22T09:00:00.000Z' };
    await writeRunRecord(directory, silent);
    const window = await open(directory);
    expect(window.status).toMatchObject({ state: 'unknown', step: 2, message: expect.stringMatching(/^Last heard of .*2026.* It was trained on far-machine; whether it still is cannot be seen from here\./) as string });
    const summary = await summarizeRun(directory);
    expect([summary.status, summary.elsewhere]).toEqual(['unknown', 'far-machine']);
    expect(runTooltip(summary, 'en')).toContain('it was trained on far\\-machine, and whether it still is cannot be seen from here');
    // It is heard of again.
    await writeRunRecord(directory, { ...silent, updatedAt: new Date().toISOString() });
    await whenState(window, 'running');
  });
});

describe('A run of this machine whose trainer does not answer', () => {
  it('is watched, too', async () => {
    const { directory } = await goingOn({ machine: thisMachine() });
    expect((await open(directory)).status).toMatchObject({ state: 'running', watched: expect.stringContaining('does not answer this window') as string });
  });
});

it('an older record, which names no machine, is one of this machine', () => {
  const now = Date.parse('2026-11-22T09:01:00.000Z');
  expect(statusOf({ ...record, status: 'running' }, now)).toBe('running');
  expect(statusOf({ ...record, status: 'running', processId: 2 ** 22 + 1 }, now)).toBe('interrupted');
});
