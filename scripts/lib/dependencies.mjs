import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './paths.mjs';
import { say, step } from './progress.mjs';

/** Installs the packages of package-lock.json, unless they lie in node_modules already. */
export async function installDependencies() {
  if (await isInstalled(root)) say('  npm packages are installed');
  else await step('Installing the npm packages', () => npm(['ci'], root));
}

/**
 * Whether a folder's node_modules holds what its package-lock.json asks for, by what npm itself recorded there.
 * @param {string} folder
 */
export async function isInstalled(folder) {
  const wanted = await packagesOf(join(folder, 'package-lock.json'));
  const found = await packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === null || found === null) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (path in found ? found[path]?.version === version && existsSync(join(folder, path)) : optional === true),
  );
}

/**
 * @param {string} lockFile
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }> | null>} null where there is no such file
 */
async function packagesOf(lockFile) {
  return existsSync(lockFile) ? JSON.parse(await readFile(lockFile, 'utf8')).packages : null;
}
