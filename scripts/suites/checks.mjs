import { CommandError, run } from '../lib/command.mjs';
import { say, step } from '../lib/progress.mjs';
import { failedTally, nothing, total } from '../lib/tally.mjs';

/** What is wrong without running anything. Whoever adds a check to package.json names it here. */
const checks = ['typecheck', 'lint'];

/** @type {import('./suite.mjs').Suite} */
export const checkSuite = {
  name: 'checks',
  title: 'Types, style and floors',
  isCheck: true,
  async run() {
    return total(await Promise.all(checks.map(check)));
  },
};

/**
 * Runs a script of package.json; what it complains about is printed in full.
 * @param {string} script
 */
async function check(script) {
  try {
    await step(`npm run ${script}`, () => run('npm', ['run', '--silent', script], { quiet: true }));
    return nothing;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    say(error.message);
    return failedTally(`npm run ${script}`, error.output);
  }
}
