import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Where on the PATH a command is; null where it is not.
 * @param {string} name
 * @returns {string | null}
 */
export function findCommand(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find((path) => existsSync(path)) ?? null;
}
