import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { CommandError, run } from './command.mjs';
import { findCommand } from './find-command.mjs';
import { say, step } from './progress.mjs';

/**
 * @typedef {object} SystemPackage
 * @property {string} name the Debian package
 * @property {string} purpose for people
 * @property {() => boolean} isPresent whether what it brings is on this machine, from wherever
 */

/** @type {SystemPackage} */
export const chromium = { name: 'chromium', purpose: 'the browser that the tests drive', isPresent: () => findBrowser() !== null };

/** @type {SystemPackage} */
export const fashionMnist = {
  name: 'dataset-fashion-mnist',
  purpose: 'the images that the samples train on',
  isPresent: () =>
    ['/usr/share/datasets/fashion-mnist', join(homedir(), '.keras', 'datasets', 'fashion-mnist')].some((folder) =>
      existsSync(join(folder, 'train-images-idx3-ubyte.gz')),
    ),
};

/**
 * Installs those packages that are missing, where this user may; names them and the way to get them otherwise. What
 * stays missing is no error here: whoever needs it says so when it is needed.
 * @param {readonly SystemPackage[]} packages
 */
export async function installSystemPackages(packages) {
  const missing = packages.filter(({ isPresent }) => !isPresent());
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  const installer = await aptGet();
  if (installer === null) {
    say(`  Missing: ${missing.map(({ name, purpose }) => `${name} (${purpose})`).join(', ')}`);
    say(`  On Debian or Ubuntu, install with: sudo apt-get install ${names.join(' ')}`);
    return;
  }
  const [command, ...first] = installer;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await step(`Installing ${names.join(' and ')} with apt-get`, async () => {
      await run(command, [...first, 'update'], { env, quiet: true });
      await run(command, [...first, 'install', '--yes', '--no-install-recommends', ...names], { env, quiet: true });
    });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    say(`  ${error.message}\n  apt-get did not install ${names.join(', ')}; please install by hand what you need of it.`);
  }
}

/**
 * The command that installs Debian packages here without asking anybody; null where there is none.
 * @returns {Promise<[string, ...string[]] | null>}
 */
async function aptGet() {
  if (findCommand('apt-get') === null) return null;
  if (process.getuid?.() === 0) return ['apt-get'];
  if (findCommand('sudo') === null) return null;
  try {
    await run('sudo', ['--non-interactive', 'true'], { quiet: true });
    return ['sudo', '--non-interactive', 'apt-get'];
  } catch (error) {
    if (error instanceof CommandError) return null;
    throw error;
  }
}
