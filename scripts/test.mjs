import './lib/require-node.mjs';
import { readdir } from 'node:fs/promises';
import { bundle } from './lib/build.mjs';
import { chromium, fashionMnist, installSystemPackages } from './lib/debian.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { runMain, SetupError } from './lib/errors.mjs';
import { outputFolder } from './lib/paths.mjs';
import { say, seconds } from './lib/progress.mjs';
import { closingLine, failedTally, failureLines, nothing, total } from './lib/tally.mjs';
import { installVscode } from './lib/vscode-install.mjs';
import { browserSuite } from './suites/browser.mjs';
import { checkSuite } from './suites/checks.mjs';
import { hostSuite } from './suites/host.mjs';
import { pageSuite } from './suites/page.mjs';
import { unitSuite } from './suites/unit.mjs';

/**
 * Installs what the tests need, builds, and runs all suites, or those that are named. Every suite runs, whatever the one
 * before it said; what failed is told again at the end, and the last line printed is the count over all.
 */

/** @type {readonly import('./suites/suite.mjs').Suite[]} */
const suites = [checkSuite, unitSuite, hostSuite, pageSuite, browserSuite];

function chosenSuites() {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new SetupError(`There is no suite ${unknown.join(', ')}. Usage: npm test -- [${suites.map(({ name }) => name).join('] [')}]`);
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
}

/** @param {readonly import('./suites/suite.mjs').Suite[]} chosen */
async function prepare(chosen) {
  await installSystemPackages(chosen.some(({ needsBrowser }) => needsBrowser) ? [fashionMnist, chromium] : [fashionMnist]);
  await Promise.all([installDependencies(), chosen.some(({ needsVscode }) => needsVscode) ? installVscode() : undefined]);
  await bundle();
}

/**
 * @param {import('./suites/suite.mjs').Suite} suite
 * @returns {Promise<import('./lib/tally.mjs').Tally>}
 */
async function runSuite({ title, isCheck = false, run }) {
  say(`\n== ${title}`);
  const start = performance.now();
  const tally = await orFailure(title, run);
  const hasFailed = tally.failures.length > 0;
  const isEmpty = !isCheck && !hasFailed && tally.passed === 0;
  if (isEmpty) say('  No test was run, which counts as a failure.');
  say(`   ${isCheck && !hasFailed ? 'no complaints' : closingLine(tally)}  (${seconds(performance.now() - start)})`);
  return isEmpty ? failedTally(title, 'No test was run.') : tally;
}

/**
 * What breaks a whole suite is one failure, and does not keep the others from running.
 * @param {string} title
 * @param {() => Promise<import('./lib/tally.mjs').Tally>} run
 */
async function orFailure(title, run) {
  try {
    return await run();
  } catch (error) {
    const reason = describe(error);
    say(reason);
    return failedTally(title, reason);
  }
}

/** Names the folders of pictures, reports and logs that the suites left behind. */
async function listOutput() {
  const entries = await readdir(outputFolder, { recursive: true, withFileTypes: true });
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { parentPath } of entries.filter((entry) => entry.isFile())) counts.set(parentPath, (counts.get(parentPath) ?? 0) + 1);
  say(`\nTo look at:`);
  for (const [folder, count] of counts) say(`  ${folder} (${count === 1 ? 'a file' : `${count} files`})`);
  say();
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await runMain(async () => {
  const chosen = chosenSuites();
  const tallies = [await orFailure('Setting up', async () => (await prepare(chosen), nothing))];
  if (tallies[0]?.failures.length === 0) {
    for (const suite of chosen) tallies.push(await runSuite(suite));
    await listOutput();
  }
  const sum = total(tallies);
  for (const line of failureLines(sum)) say(`${line}\n`);
  say(closingLine(sum));
  process.exitCode = sum.failures.length === 0 ? 0 : 1;
});
