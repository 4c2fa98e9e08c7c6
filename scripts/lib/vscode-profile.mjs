import { existsSync } from 'node:fs';
import { mkdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** A quiet VS Code: nothing pops up in front of what one came to see, and files are saved when one saves them. */
export const quietSettings = {
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
  'git.autofetch': false,
  // Where folders are not trusted from the start, nobody is asked before they want to know.
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/**
 * @typedef {object} Profile
 * @property {string} dataFolder settings, state and logs
 * @property {string} extensionsFolder
 */

/**
 * Makes a VS Code profile in a folder. Settings that are there are the user's, and stay.
 * @param {string} folder
 * @param {{ withExtension: boolean }} options whether this repository is installed in it as an extension
 * @returns {Promise<Profile>}
 */
export async function makeProfile(folder, { withExtension }) {
  const profile = { dataFolder: join(folder, 'data'), extensionsFolder: join(folder, 'extensions') };
  const settings = join(profile.dataFolder, 'User', 'settings.json');
  await mkdir(join(profile.dataFolder, 'User'), { recursive: true });
  await mkdir(profile.extensionsFolder, { recursive: true });
  if (!existsSync(settings)) await writeFile(settings, `${JSON.stringify(quietSettings, null, 2)}\n`);
  if (withExtension) await installThisRepository(profile.extensionsFolder);
  return profile;
}

/**
 * Installs this repository as an extension, by a link: what is built is what runs, without packing it.
 * @param {string} folder
 */
async function installThisRepository(folder) {
  const { publisher, name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const link = join(folder, `${publisher}.${name}-${version}`);
  if (existsSync(link) && (await readlink(link)) === root) return;
  // Made anew, without the record of an earlier version: the server looks through a folder that has no record.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await symlink(root, link, 'dir');
}
