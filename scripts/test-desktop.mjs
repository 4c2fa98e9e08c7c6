import './lib/require-node.mjs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './lib/build.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { runMain, SetupError } from './lib/errors.mjs';
import { root } from './lib/paths.mjs';

/** Runs test/host/suite inside a desktop VS Code, which @vscode/test-electron downloads: where a network lets it. */
await runMain(async () => {
  await installDependencies();
  await bundle();
  const { runTests } = await import('@vscode/test-electron');
  const scratch = await mkdtemp(join(tmpdir(), 'gradlens-desktop-'));
  try {
    await cp(join(root, 'test', 'host', 'workspace'), scratch, { recursive: true });
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'dist', 'test', 'host-suite.cjs'),
      launchArgs: [scratch, '--disable-extensions', '--disable-workspace-trust'],
    });
  } catch (error) {
    if (!(error instanceof Error) || !/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(error.message)) throw error;
    throw new SetupError(`VS Code could not be downloaded (${error.message}). "npm test -- host" runs the same suite without a download.`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
});
