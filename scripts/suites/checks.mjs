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
    const outcomes = await Promise.all(checks.map(passes));
    return { ...nothing, failed: outcomes.filter((isPassed) => !isPassed).length };
  },
};

/**
 * Runs a script of package.json; what it complains about is printed in full.
 * @param {string} check
 */
async function passes(check) {
  try {
    await step(`npm run ${check}`, () => run('npm', ['run', '--silent', check], { quiet: true }));
    return true;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    say(error.message);
    return false;
  }
}
