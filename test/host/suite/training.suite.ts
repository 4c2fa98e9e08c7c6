import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { RunManager } from '../../../src/dashboard/index.js';
import { endTraining, reached, runManager, startTraining } from './api.js';
import { closeEditors, eventually, open } from './workspace.js';

let runs: RunManager;

/** Starts the training of the file in the editor, and waits until a step is measured. */
async function trainFile(name: string): Promise<void> {
  await open(name);
  await startTraining(runs);
  await eventually('the first telemetry', () => (measuredSteps() > 0 ? true : undefined));
}

const measuredSteps = (): number => runs.series?.lastStep ?? 0;

/** All values of a series. */
function valuesOf(series: string): Float32Array {
  return Float32Array.from([...(runs.series?.get(series)?.points(1, Infinity) ?? [])], ([, value]) => value);
}

function trainerProcess(): number {
  const id = runs.currentRun?.processId;
  assert(id !== undefined, 'the trainer has a process');
  return id;
}

/** Whether a process lives; signal 0 only asks. */
function isAlive(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

const hasEnded = (process_: number): Promise<true> =>
  eventually('the end of the trainer', () => (isAlive(process_) ? undefined : (true as const)));

describe('training', () => {
  before(async () => {
    runs = await runManager();
  });
  afterEach(endTraining);

  it('measures the loss and the gradient norm of each layer at every step', async () => {
    await trainFile('short.py');
    const { step, metrics } = await reached(runs, 'completed');
    assert.equal(step, 200);
    const names = runs.currentRun?.description?.layers.map(({ name }) => name);
    assert.deepEqual(names, ['dense', 'dense_1']);
    for (const { id } of runs.currentRun?.description?.layers ?? []) {
      const norms = valuesOf(`gradientNorm/${id}`);
      assert.equal(norms.length, 200);
      assert(norms.every((norm) => norm > 0 && Number.isFinite(norm)));
    }
    const [first = NaN] = valuesOf('loss');
    assert((metrics['loss'] ?? NaN) < first, `the loss fell from ${first} to ${metrics['loss']}`);
  });

  it('pauses and resumes', async () => {
    await trainFile('endless.py');
    await vscode.commands.executeCommand('gradlens.pauseTraining');
    const { step } = await reached(runs, 'paused');
    const measured = measuredSteps();
    await delay(300);
    assert.equal(measuredSteps(), measured, 'a paused run measures nothing');
    await vscode.commands.executeCommand('gradlens.resumeTraining');
    await reached(runs, 'running');
    await eventually('more steps', () => (measuredSteps() > step ? true : undefined));
  });

  it('of a file whose data is nowhere fails with a way out: the same fit on other data', async () => {
    const document = await open('absent.py');
    await startTraining(runs);
    const status = await eventually('a failed run', () => (runs.status.state === 'failed' ? runs.status : undefined));
    assert.equal(status.lacksData, true);
    assert.match(status.message, /nowhere\.csv that the data is read from is not there/);
    const fitStep = runs.currentRun?.target.fitStep;
    await closeEditors();
    await startTraining(runs, { command: 'gradlens.startTraining', arguments: [{ uri: document.uri.toString(), fitStep, data: 'noise' }] });
    await reached(runs, 'completed');
    assert.equal(runs.currentRun?.name, 'model on noise');
  });

  it('stops when it is asked to, and leaves no process behind', async () => {
    await trainFile('endless.py');
    const trainer = trainerProcess();
    await vscode.commands.executeCommand('gradlens.stopTraining');
    await reached(runs, 'stopped');
    await hasEnded(trainer);
  });

  it('survives the sudden death of its process, and says in words what happened', async () => {
    await trainFile('endless.py');
    process.kill(trainerProcess(), 'SIGKILL');
    const message = await eventually('a failed run', () => (runs.status.state === 'failed' ? runs.status.message : undefined));
    assert.match(message, /ended by the system \(SIGKILL\)/);
    assert(measuredSteps() > 0, 'what was measured is still there');
    const document = await open('relu.py');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    assert(lenses.length > 0, 'the window goes on as before');
  });

  it('trains again after its process died', async () => {
    await trainFile('endless.py');
    const first = trainerProcess();
    process.kill(first, 'SIGKILL');
    await hasEnded(first);
    await eventually('a failed run', () => (runs.status.state === 'failed' ? true : undefined));
    await trainFile('short.py');
    assert.notEqual(trainerProcess(), first);
    await reached(runs, 'completed');
  });
});
