import { readFileSync, statSync, type Stats } from 'node:fs';
import type { ModuleFiles } from './module-files.js';

/** A file larger than this is not a module that people write (bytes). */
const largestModule = 1024 * 1024;

/**
 * The files of this machine. Links are followed, also in circles, which then lead to no file; pipes and devices are no
 * files. What may not be read, or is not text in UTF-8, is no module: the reader says of every import of it that it is
 * not read.
 */
export const filesOnDisk: ModuleFiles = {
  text(path) {
    const stats = statsOf(path);
    if (stats?.isFile() !== true || stats.size > largestModule) return undefined;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    } catch {
      return undefined;
    }
  },
  exists: (path) => statsOf(path) !== undefined,
};

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
