import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

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
 * Errors of the disk are passed on.
 * @returns its path.
 */
export async function createRunDirectory(root: string, model: string, now: Date = new Date()): Promise<string> {
  await mkdir(root, { recursive: true });
  const name = `${timestamp(now)}-${fileName(model)}`;
  for (let attempt = 1; ; attempt += 1) {
    const path = join(root, attempt === 1 ? name : `${name}-${attempt}`);
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
