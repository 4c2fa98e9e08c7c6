import './lib/require-node.mjs';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import util from 'node:util';
import { bundle } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { chromium, fashionMnist, installSystemPackages } from './lib/debian.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { findDesktopCode, hasDisplay, openInBrowser } from './lib/desktop.mjs';
import { runMain, SetupError } from './lib/errors.mjs';
import { root, samplesFolder } from './lib/paths.mjs';
import { say } from './lib/progress.mjs';
import { installVscode } from './lib/vscode-install.mjs';
import { makeProfile } from './lib/vscode-profile.mjs';
import { checkPort, startVscodeServer } from './lib/vscode-server.mjs';

/**
 * From a fresh clone to GradLens in VS Code: installs what is missing, builds, and opens the samples; in the desktop's
 * VS Code where there is one, else in a real VS Code that this machine serves to a browser.
 */

const usage = 'Usage: npm start -- [--headless] [--port N] [--folder DIR]';

/** Settings, installed extension and past runs of the served VS Code; git does not see it. */
const profileFolder = join(root, 'out', 'vscode');

function readOptions() {
  try {
    const { values } = util.parseArgs({
      options: {
        headless: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        folder: { type: 'string', default: samplesFolder },
      },
    });
    const port = Number(values.port);
    const folder = resolve(values.folder);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new SetupError(`--port ${values.port} is not a port number. ${usage}`);
    if (!existsSync(folder)) throw new SetupError(`--folder ${folder} does not exist. ${usage}`);
    return { headless: values.headless, port, folder };
  } catch (error) {
    if (error instanceof TypeError) throw new SetupError(`${error.message}\n${usage}`);
    throw error;
  }
}

/** @param {{ headless: boolean, port: number, folder: string }} options */
async function serve({ headless, port, folder }) {
  const profile = await makeProfile(profileFolder, { withExtension: true });
  const server = await startVscodeServer({ profile, port });
  const url = server.url({ folder });
  say(`\nGradLens is open in VS Code at\n\n  ${url}\n`);
  say('Open a file on the left, then click "Train" above model.fit(...). Ctrl-C here ends it.');
  if (!headless && hasDisplay()) openInBrowser(url);
  let isAsked = false;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      isAsked = true;
      void server.stop();
    });
  }
  await server.exited;
  if (!isAsked) throw new SetupError(`VS Code's server ended by itself. Its log: ${server.logFile}`);
}

await runMain(async () => {
  const options = readOptions();
  const code = options.headless ? null : findDesktopCode();
  if (code === null) await checkPort(options.port);
  await installSystemPackages(code === null ? [fashionMnist, chromium] : [fashionMnist]);
  await Promise.all([installDependencies(), code === null ? installVscode() : undefined]);
  await bundle();
  if (code === null) return serve(options);
  await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, options.folder]);
  say('\nGradLens is open in VS Code. Open a file on the left, then click "Train" above model.fit(...).');
});
