import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunManager, type TrainingSettings } from '../../../src/dashboard/run-manager.js';
import type { TrainingTarget } from '../../../src/dashboard/target.js';
import type { RunStatus } from '../../../src/protocol/index.js';
import type { CallSource, FitStep, ModelSpec } from '../../../src/spec/index.js';

const range = { source: 'mlp.py', start: 0, end: 1 };
const call: CallSource = { range, callee: range, argumentList: range, arguments: [] };
const model: ModelSpec = {
  id: 'm',
  name: 'sequential',
  variable: 'model',
  className: 'Sequential',
  layers: [],
  inputs: [],
  outputs: [],
  range,
};
const unknownArray = { kind: 'unknown', reason: 'not of interest here' } as const;
const fit: FitStep = {
  kind: 'fit',
  range,
  model: 'm',
  call,
  x: unknownArray,
  y: unknownArray,
  validation: { kind: 'none' },
  epochs: 2,
  initialEpoch: 0,
  batchSize: 32,
  shuffle: true,
  callbacks: [],
};

/** A fit of a model of two layers, `a` on line 7 and `b` on a line that is not known. */
export const target: TrainingTarget = {
  uri: 'file:///work/mlp.py',
  file: 'mlp.py',
  plan: { source: 'mlp.py', models: [model], steps: [fit], unknowns: [] },
  fitStep: 0,
  layerLines: new Map([['a', 7]]),
};

/** Settings whose engine says what the scripted trainer does. */
export function settings(engine: 'steady' | 'ails' | 'short' | 'fails' | 'dies'): TrainingSettings {
  return { engine, provider: 'auto', seed: 42, dataFolders: [], mayDownload: false, runsFolder: mkdtempSync(join(tmpdir(), 'gradlens-runs-')), outlives: null };
}

/** A run manager with the scripted trainer, and what it logged. */
export function scriptedRuns(): { runs: RunManager; logged: string[] } {
  const logged: string[] = [];
  const log = { info: (message: string) => void logged.push(message), error: (message: string) => void logged.push(`error: ${message}`) };
  return { runs: new RunManager({ trainerScript: join(import.meta.dirname, 'scripted-trainer.cjs'), log }), logged };
}

/** Resolves with the first status, from the present one on, that fits. */
export function statusWhen(runs: RunManager, fits: (status: RunStatus) => boolean): Promise<RunStatus> {
  if (fits(runs.status)) return Promise.resolve(runs.status);
  return new Promise((resolve) => {
    const subscription = runs.onDidChange((status) => {
      if (!fits(status)) return;
      subscription.dispose();
      resolve(status);
    });
  });
}

/** Resolves with the first status that has that state. */
export const whenState = (runs: RunManager, state: RunStatus['state']): Promise<RunStatus> => statusWhen(runs, (status) => status.state === state);
