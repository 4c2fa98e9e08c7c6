import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { makeFolder } from './make-folder.js';
import { RunsFolderError } from './record/errors.js';

/** Where the command line keeps its runs, and windows look for them. */
export const userRunsFolder = (): string => join(homedir(), '.gradlens', 'runs');

/** Where a run keeps what it takes to go on, while it is not complete. */
export const checkpointFile = 'checkpoint.bin';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Local time as people read it, in an order that file listings keep: `2026-11-22_09-05-00`. */
function timestamp(date: Date): string {
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(twoDigits).join('-');
  return `${day}_${[date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join('-')}`;
}

/** A name as any file system takes it. */
const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 60);

/**
 * Makes the directory of a new run, `<root>/<timestamp>-<model>`, with a number behind it if that exists.
 * @returns its path.
 * @throws RunsFolderError naming the root, where nothing can be made in it.
 */
export async function createRunDirectory(root: string, model: string, now: Date = new Date()): Promise<string> {
  const refused = (error: unknown): never => {
    throw new RunsFolderError(l10n.t('Runs cannot be kept in {0}: {1}. Choose another folder for them.', root, error instanceof Error ? error.message : String(error)), { cause: error });
  };
  await makeFolder(root).catch(refused);
  const name = `${timestamp(now)}-${fileName(model)}`;
  for (let attempt = 1; ; attempt += 1) {
    const path = join(root, attempt === 1 ? name : `${name}-${attempt}`);
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') refused(error);
    }
  }
}
