import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { checkpointFile } from '../../runs/index.js';
import { checkpointSchema, type RunCheckpoint } from './checkpoint.js';
import { CheckpointError } from './errors.js';
import { pack, readPacked, type Packable } from './packed.js';

const pathIn = (runDirectory: string): string => join(runDirectory, checkpointFile);

/** Writes the checkpoint of a run in the place of the one before: whatever happens, one of them is there, whole. Errors of the disk are passed on. */
export async function writeCheckpoint(runDirectory: string, checkpoint: RunCheckpoint): Promise<void> {
  const path = pathIn(runDirectory);
  const file = await open(`${path}.part`, 'w');
  try {
    for (const part of pack(checkpoint as Packable)) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}

/**
 * Reads the checkpoint of a run.
 * @throws CheckpointError naming the file, where there is none, or it is damaged or of another version.
 */
export async function readCheckpoint(runDirectory: string): Promise<RunCheckpoint> {
  const path = pathIn(runDirectory);
  const result = v.safeParse(checkpointSchema, await readPacked(path));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new CheckpointError(l10n.t('{0} is not a checkpoint that this version of GradLens can go on from ({1}). Train again from the beginning.', path, v.getDotPath(issue) ?? issue.message));
}

/** Removes the checkpoint of a run that is complete. Errors of the disk are passed on. */
export async function removeCheckpoint(runDirectory: string): Promise<void> {
  await Promise.all([pathIn(runDirectory), `${pathIn(runDirectory)}.part`].map((path) => rm(path, { force: true })));
}
