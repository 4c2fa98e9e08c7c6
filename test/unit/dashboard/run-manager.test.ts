import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { RunActiveError, type RunManager } from '../../../src/dashboard/run-manager.js';
import { scriptedRuns, settings, statusWhen, target, whenState } from './runs.js';

const open: RunManager[] = [];
function manager() {
  const made = scriptedRuns();
  open.push(made.runs);
  return made;
}
afterEach(() => {
  for (const runs of open.splice(0)) runs.dispose();
});

/** Whether a process is there. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the run manager', () => {
  it('is idle at first, and says when something could be trained', () => {
    const { runs } = manager();
    expect(runs.status).toEqual({ state: 'idle', canStart: false });
    const told: unknown[] = [];
    runs.onDidChange((status) => told.push(status));
    runs.setCanStart(true);
    runs.setCanStart(true);
    expect(told).toEqual([{ state: 'idle', canStart: true }]);
  });

  it('runs a training to its end and keeps what it measured', async () => {
    const { runs, logged } = manager();
    await runs.start(target, settings('short'));
    const status = await whenState(runs, 'completed');
    expect(status).toMatchObject({ step: 40, metrics: { loss: 0.5 } });
    expect(runs.series?.lastStep).toBe(40);
    expect(runs.currentRun?.latest('loss')).toBeCloseTo(2 / 40);
    expect(runs.currentRun?.epochs).toEqual([{ epoch: 1, step: 20, metrics: { loss: 0.5, val_loss: 0.6 }, seconds: 0.1 }]);
    expect(logged.at(-1)).toBe('model completed: loss 0.5000');
  });

  it('describes the run with the lines of its layers', async () => {
    const { runs } = manager();
    const run = await runs.start(target, settings('steady'));
    expect(run.description).toBeNull();
    await whenState(runs, 'running');
    expect(run.description).toMatchObject({
      model: 'model',
      file: 'mlp.py',
      parameters: 1234,
      layers: [
        { id: 'a', name: 'dense', line: 7 },
        { id: 'b', name: 'dense_1' },
      ],
    });
  });

  it('pauses, resumes and stops', async () => {
    const { runs } = manager();
    await runs.start(target, settings('steady'));
    await statusWhen(runs, (status) => status.state === 'running' && status.step > 0);
    runs.pause();
    await whenState(runs, 'paused');
    runs.resume();
    await whenState(runs, 'running');
    const processId = runs.currentRun?.processId ?? 0;
    await runs.stop();
    expect(runs.status.state).toBe('stopped');
    expect(isAlive(processId)).toBe(false);
  });

  it('trains one at a time', async () => {
    const { runs } = manager();
    await runs.start(target, settings('steady'));
    await expect(runs.start(target, settings('steady'))).rejects.toThrow(RunActiveError);
  });

  it('lets two presses of the button start one run', async () => {
    const { runs } = manager();
    const outcomes = await Promise.allSettled([runs.start(target, settings('steady')), runs.start(target, settings('steady'))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('says in words that the trainer was killed, and starts another', async () => {
    const { runs, logged } = manager();
    await runs.start(target, settings('dies'));
    const status = await whenState(runs, 'failed');
    expect(status).toMatchObject({ step: 5, message: expect.stringContaining('ended by the system (SIGKILL)') as string });
    expect(logged.at(-1)).toMatch(/^error: model failed: /);
    await runs.start(target, settings('short'));
    expect((await whenState(runs, 'completed')).state).toBe('completed');
  });

  it('passes on why a training cannot begin', async () => {
    const { runs } = manager();
    await runs.start(target, settings('fails'));
    expect(await whenState(runs, 'failed')).toMatchObject({ message: 'The data is nowhere on this machine.' });
    expect(runs.currentRun?.description).toBeNull();
  });

  it('leaves no process behind', async () => {
    const { runs } = manager();
    const run = await runs.start(target, settings('steady'));
    await whenState(runs, 'running');
    runs.dispose();
    await run.ended;
    expect(isAlive(run.processId ?? 0)).toBe(false);
  });

  it('makes a folder for each run', async () => {
    const { runs } = manager();
    const chosen = settings('short');
    await runs.start(target, chosen);
    await whenState(runs, 'completed');
    expect(existsSync(chosen.runsFolder)).toBe(true);
    expect(runs.currentRun?.state.started?.runDirectory).toContain(chosen.runsFolder);
  });
});
