import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointFile, statusOf, type RunRecord } from '../runs/index.js';
import type { TrainingRequest } from './trainer-process.js';

/** Whether a run can be gone on with: it is over before its end, and has left a checkpoint. */
export function canGoOn(directory: string, record: RunRecord): boolean {
  return ['stopped', 'failed', 'interrupted', 'unknown'].includes(statusOf(record)) && existsSync(join(directory, checkpointFile));
}

/** Asks a trainer to go on with a run, as it was asked for, with the engine that it has trained with. */
export function goingOn(runDirectory: string, { plan, fitStep, overrides, engine, seed, asked }: RunRecord): TrainingRequest {
  const { runsAll, provider, dataFolders, mayDownload } = asked ?? { runsAll: false, provider: undefined, dataFolders: [], mayDownload: false };
  return {
    goesOn: true,
    runDirectory,
    plan,
    fitStep,
    overrides,
    engine,
    ...(provider === undefined ? {} : { provider }),
    seed,
    runsAll,
    dataFolders,
    mayDownload,
  };
}
