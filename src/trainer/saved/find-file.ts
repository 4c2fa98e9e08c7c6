import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { SavingError } from '../../saving/index.js';
import { placeInRun } from './places.js';
import { savedAs } from './saved-as.js';

/** Where saved files are looked for. */
export interface SavedFilePlaces {
  /** Null before there is a run. */
  readonly runDirectory: string | null;
  /** What the paths in the program are relative to, the likeliest first. */
  readonly folders: readonly string[];
}

/**
 * The file that the code loads: what the run itself has saved under that path, else what the program would find.
 * @throws SavingError naming where it was looked for.
 */
export async function findSaved(path: string, { runDirectory, folders }: SavedFilePlaces): Promise<string> {
  const place = runDirectory === null ? null : placeInRun(runDirectory, path);
  const ofRun = place === null ? [] : [place, ...savedAs(place, 'model'), ...savedAs(place, 'weights')];
  const ofProgram = folders.map((folder) => resolve(folder, path));
  for (const candidate of [...ofRun, ...ofProgram]) if (await isThere(candidate)) return candidate;
  const tried = [...new Set([...(place === null ? [] : [place]), ...ofProgram])];
  throw new SavingError(l10n.t('The saved file {0} is not there. It was looked for as: {1}. Put it there, or run the program that saves it first.', path, tried.join(', ')));
}

async function isThere(path: string): Promise<boolean> {
  // What is there and is no file is told of when it is read.
  return stat(path).then(() => true, () => false);
}
