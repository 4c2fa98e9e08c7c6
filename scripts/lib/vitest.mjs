import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { findBrowser } from './browser.mjs';
import { CommandError, run } from './command.mjs';
import { outputFolder, root } from './paths.mjs';
import { say } from './progress.mjs';
import { failedTally, nothing, secondTries, total } from './tally.mjs';

/**
 * @typedef {object} VitestReport the part of vitest's JSON report that is read here
 * @property {number} numPassedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ name: string, status: string, message: string, assertionResults: VitestTest[] }[]} testResults
 */

/**
 * @typedef {object} VitestTest
 * @property {string} status
 * @property {string} fullName
 * @property {string[] | null} [failureMessages] of every try; a test that has some and passed did so at its last
 */

/**
 * Runs the tests of a vitest configuration, which prints its failures, and counts them.
 * @param {string} name of the suite
 * @param {string} config relative to the repository
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runVitest(name, config) {
  const reportFile = join(outputFolder, `${name}.json`);
  await mkdir(outputFolder, { recursive: true });
  await rm(reportFile, { force: true });
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const browser = findBrowser();
  let failure = null;
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    await run(process.execPath, [program, 'run', '--config', config, `--retry=${secondTries}`, ...reporters], {
      env: browser === null ? {} : { CHROMIUM: browser },
    });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    failure = error;
  }
  const tally = count(await readReport(reportFile));
  if (failure === null || tally.failures.length > 0) return tally;
  // Nothing failed by name, and yet: a crash, an unhandled rejection, no test at all.
  say(failure.message);
  return total([tally, failedTally(config, failure.message)]);
}

/**
 * @param {string} file
 * @returns {Promise<VitestReport | null>} null where vitest wrote none
 */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * @param {VitestReport | null} report
 * @returns {import('./tally.mjs').Tally}
 */
function count(report) {
  if (report === null) return nothing;
  return {
    passed: report.numPassedTests,
    failures: report.testResults.flatMap(failuresOf),
    unsteady: report.testResults.flatMap(unsteadyOf),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {VitestReport['testResults'][number]} file
 * @returns {import('./tally.mjs').Failure[]}
 */
function failuresOf({ name, status, message, assertionResults }) {
  const path = relative(root, name);
  // A file that could not be loaded has no test that failed.
  if (status === 'failed' && assertionResults.length === 0) return [{ name: path, reason: message }];
  return assertionResults.filter((test) => test.status === 'failed').map((test) => withReason(path, test));
}

/**
 * @param {VitestReport['testResults'][number]} file
 * @returns {import('./tally.mjs').Failure[]}
 */
function unsteadyOf({ name, assertionResults }) {
  const tried = assertionResults.filter(({ status, failureMessages }) => status === 'passed' && (failureMessages ?? []).length > 0);
  return tried.map((test) => withReason(relative(root, name), test));
}

/**
 * @param {string} path
 * @param {VitestTest} test
 * @returns {import('./tally.mjs').Failure}
 */
function withReason(path, { fullName, failureMessages }) {
  return { name: `${path} > ${fullName}`, reason: (failureMessages ?? []).map(reasonOf).join('\n') };
}

/**
 * Of a test that took too long the report has only where it stands.
 * @param {string} message
 */
function reasonOf(message) {
  return message.startsWith('Error: STACK_TRACE_ERROR') ? 'It took longer than it may.' : message;
}
