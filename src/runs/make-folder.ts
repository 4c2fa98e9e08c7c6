import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those that it is in, where they are not there. Node's own way to do so never ends where a file system
 * says of a new folder that its parent is missing though it is there, as /proc does. Errors of the disk are passed on.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path && !(await isThere(dirname(path)))) {
      await makeFolder(dirname(path));
      await mkdir(path).catch(orThere(path));
    } else await orThere(path)(error);
  }
}

/** Passes an error on unless the folder is there by now: another process may have made it. */
const orThere = (path: string) => async (error: unknown): Promise<void> => {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() !== true) throw error;
};

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
