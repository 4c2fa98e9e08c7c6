import { CommandError, run } from '../lib/command.mjs';
import { say, step } from '../lib/progress.mjs';
import { nothing } from '../lib/tally.mjs';

/** What is wrong without running anything. Whoever adds a check to package.json names it here. */
const checks = ['typecheck', 'lint'];

/** @type {import('./suite.mjs').Suite} */
export const checkSuite = {
  name: 'checks',
  title: 'Types, style and floors',
  isCheck: true,
  async run() {
    let failed = 0;
    for (const check of checks) {
      try {
        await step(`npm run ${check}`, () => run('npm', ['run', '--silent', check], { quiet: true }));
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        say(error.message);
        failed += 1;
      }
    }
    return { ...nothing, failed };
  },
};
