import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.js';

const isPipe = (address: string): boolean => address.startsWith('\\\\');

/**
 * An address on this machine to listen at: a socket in a new folder that only this user can enter, or on Windows a pipe
 * with a name that nobody can guess. The run directory would be its natural place, but the path of a socket may have only
 * some hundred characters.
 */
export async function newControlAddress(): Promise<string> {
  if (process.platform === 'win32') return `\\\\.\\pipe\\gradlens-${randomUUID()}`;
  return join(await temporaryFolder('run'), 'control');
}

/** Takes away what {@link newControlAddress} made, for a run that is over. */
export async function removeControlAddress(address: string): Promise<void> {
  // Only ever a folder of ours, whatever a record says.
  if (isPipe(address) || !/[\\/]gradlens-run-\d+-[A-Za-z0-9]{6}[\\/]control$/.test(address)) return;
  await rm(dirname(address), { recursive: true, force: true });
}
