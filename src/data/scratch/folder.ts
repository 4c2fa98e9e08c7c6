import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The number of the process is in the name, by which the supervisor, or the next process, takes the folder of a killed one away. */
const ofProcess = /^gradlens-data-(\d+)-[A-Za-z0-9]{6}$/;

let own: Promise<string> | null = null;

/**
 * The folder of this process for data that does not fit into memory; it goes with the process. Errors of the disk are
 * passed on.
 */
export function scratchFolder(): Promise<string> {
  own ??= make().catch((error: unknown) => {
    own = null;
    throw error;
  });
  return own;
}

async function make(): Promise<string> {
  await removeOrphans();
  const folder = await mkdtemp(join(tmpdir(), `gradlens-data-${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Takes away what processes have left that were killed and had nobody to tidy up after them. */
async function removeOrphans(): Promise<void> {
  const names = await readdir(tmpdir());
  const orphans = names.filter((name) => {
    const process = ofProcess.exec(name)?.[1];
    return process !== undefined && !isAlive(Number(process));
  });
  await Promise.all(orphans.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })));
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // A process of somebody else is alive, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
