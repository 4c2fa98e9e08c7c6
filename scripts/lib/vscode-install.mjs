import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './dependencies.mjs';
import { SetupError } from './errors.mjs';
import { npm } from './npm.mjs';
import { hostFolder } from './paths.mjs';
import { say, step } from './progress.mjs';

const modules = join(hostFolder, 'node_modules');
const vscodeFolder = join(modules, 'code-server', 'lib', 'vscode');
/** The server and its built-in extensions bring package files of their own. */
const innerFolders = [vscodeFolder, join(vscodeFolder, 'extensions')];
const wantedNode = 24;

/** The server's program, and the Node that runs it. */
export const vscodeServerFile = join(vscodeFolder, 'out', 'server-main.js');

/**
 * Installs the real VS Code of test/host/vscode, unless it is there: first the package, then what the server inside it
 * needs. No install script runs: nothing has to be compiled, and code-server's refuses every Node but its own.
 */
export async function installVscode() {
  const hasPackage = await isInstalled(hostFolder);
  if (hasPackage && innerFolders.every(isComplete)) {
    say('  VS Code is installed');
    return;
  }
  await step('Installing VS Code (code-server, about 800 MB, once)', async () => {
    if (!hasPackage) await npm(['ci', '--ignore-scripts'], hostFolder);
    for (const folder of innerFolders) {
      if (!isComplete(folder)) await npm(['install', '--omit=dev', '--ignore-scripts'], folder);
    }
  });
}

/** Whether npm came to its end in a folder: this file is the last that it writes. */
function isComplete(/** @type {string} */ folder) {
  return existsSync(join(folder, 'node_modules', '.package-lock.json'));
}

/**
 * The Node that runs the server: the one installed with it, or this one where it is new enough.
 * @throws {SetupError} where neither can
 */
export function vscodeNode() {
  const packaged = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= wantedNode) return process.execPath;
  throw new SetupError(
    `VS Code's server needs Node ${wantedNode}, which npm has no package of for ${process.platform}-${process.arch}. ` +
      `Install Node ${wantedNode} (this is ${process.versions.node}) and run the command again.`,
  );
}
