import './lib/require-node.mjs';
import { bundle } from './lib/build.mjs';
import { chromium, fashionMnist, installSystemPackages } from './lib/debian.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { runMain, SetupError } from './lib/errors.mjs';
import { installVscode } from './lib/vscode-install.mjs';
import { runVitest } from './lib/vitest.mjs';

/** Takes the README's pictures anew, in real VS Code, into media/screenshots/. */
await runMain(async () => {
  await installSystemPackages([fashionMnist, chromium]);
  await installDependencies();
  await installVscode();
  await bundle();
  const { failures } = await runVitest('screenshots', 'test/browser/screenshots.config.ts');
  if (failures.length > 0) throw new SetupError(`${failures.length} pictures could not be taken; the reasons are above.`);
});
