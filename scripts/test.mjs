import './lib/require-node.mjs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './lib/build.mjs';
import { chromium, fashionMnist, installSystemPackages } from './lib/debian.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { runMain, SetupError } from './lib/errors.mjs';
import { outputFolder } from './lib/paths.mjs';
import { say, seconds } from './lib/progress.mjs';
import { closingLine, total } from './lib/tally.mjs';
import { installVscode } from './lib/vscode-install.mjs';
import { browserSuite } from './suites/browser.mjs';
import { checkSuite } from './suites/checks.mjs';
import { hostSuite } from './suites/host.mjs';
import { pageSuite } from './suites/page.mjs';
import { unitSuite } from './suites/unit.mjs';

/**
 * Installs what the tests need, builds, and runs all suites, or those that are named. Every suite runs, whatever the one
 * before it said; the last line printed is the count over all.
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
  const tally = await orFailure(run);
  const isEmpty = !isCheck && tally.passed + tally.failed === 0;
  if (isEmpty) say('  No test was run, which counts as a failure.');
  say(`   ${isCheck && tally.failed === 0 ? 'no complaints' : closingLine(tally)}  (${seconds(performance.now() - start)})`);
  return isEmpty ? { ...tally, failed: 1 } : tally;
}

/**
 * What breaks a whole suite is one failure, and does not keep the others from running.
 * @param {() => Promise<import('./lib/tally.mjs').Tally>} run
 */
async function orFailure(run) {
  try {
    return await run();
  } catch (error) {
    say(describe(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Names the pictures, reports and logs that the suites left behind. */
async function listOutput() {
  const entries = await readdir(outputFolder, { recursive: true, withFileTypes: true });
  say(`\nTo look at:`);
  for (const entry of entries.filter((each) => each.isFile())) say(`  ${join(entry.parentPath, entry.name)}`);
  say();
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

await runMain(async () => {
  const chosen = chosenSuites();
  const tallies = [await orFailure(async () => (await prepare(chosen), { passed: 0, failed: 0, skipped: 0 }))];
  if (tallies[0]?.failed === 0) {
    for (const suite of chosen) tallies.push(await runSuite(suite));
    await listOutput();
  }
  const sum = total(tallies);
  say(closingLine(sum));
  process.exitCode = sum.failed === 0 ? 0 : 1;
});
