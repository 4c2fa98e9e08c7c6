import { run } from './command.mjs';
import { step } from './progress.mjs';

/** Bundles the extension, the trainer, the command line, the dashboard's page and the suite for the real VS Code. */
export async function bundle() {
  await step('Building', () => run(process.execPath, ['esbuild.mjs'], { quiet: true }));
}
