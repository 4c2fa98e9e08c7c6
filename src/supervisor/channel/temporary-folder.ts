import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder for what ends with this process. Its name has the number of the process, so that it can be taken away
 * when that is killed: see {@link removeTemporaryFolders}. Errors of the disk are passed on.
 * @param purpose in small letters.
 */
export function temporaryFolder(purpose: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `gradlens-${purpose}-${process.pid}-`));
}

/** Takes away the temporary folders of a process; only for whoever knows that it has gone. Errors of the disk are passed on. */
export async function removeTemporaryFolders(processId: number): Promise<void> {
  const own = new RegExp(`^gradlens-[a-z]+-${processId}-[A-Za-z0-9]{6}$`);
  const names = (await readdir(tmpdir())).filter((name) => own.test(name));
  await Promise.all(names.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
}
