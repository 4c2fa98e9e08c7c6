import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { RunRecordError } from '../record/errors.js';
import { goesOn } from '../record/record.js';
import { summarizeRun } from './summary.js';

/** In the folder of the runs; deleted runs wait there. */
export const trashFolder = '.trash';

/** For so long (milliseconds); then the next deletion takes them away for good. */
const keptFor = 30 * 24 * 60 * 60 * 1000;

/**
 * Deletes a run so that it can be restored.
 * @returns where it lies now.
 * @throws RunRecordError while it trains. Errors of the disk are passed on.
 */
export async function deleteRun(directory: string): Promise<string> {
  const { status, name } = await summarizeRun(directory);
  if (goesOn(status)) throw new RunRecordError(l10n.t('{0} is being trained. Stop it before you delete it.', name));
  const trash = join(dirname(directory), trashFolder);
  await mkdir(trash, { recursive: true });
  await emptyOld(trash, Date.now());
  const place = join(trash, `${Date.now()}-${basename(directory)}`);
  await rename(directory, place);
  return place;
}

/**
 * Takes a deletion back.
 * @param place what {@link deleteRun} returned.
 * @returns the run's directory, as it was.
 */
export async function restoreRun(place: string): Promise<string> {
  const directory = join(dirname(dirname(place)), basename(place).replace(/^\d+-/, ''));
  await rename(place, directory);
  return directory;
}

/** The deleted runs of a folder, the latest first. */
export async function deletedRuns(root: string): Promise<string[]> {
  try {
    const names = await readdir(join(root, trashFolder));
    return names.sort().reverse().map((name) => join(root, trashFolder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function emptyOld(trash: string, now: number): Promise<void> {
  for (const name of await readdir(trash)) {
    const deletedAt = Number(/^\d+/.exec(name)?.[0] ?? (await stat(join(trash, name))).mtimeMs);
    if (now - deletedAt > keptFor) await rm(join(trash, name), { recursive: true, force: true });
  }
}
