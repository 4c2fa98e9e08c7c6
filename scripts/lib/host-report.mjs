import { readFile } from 'node:fs/promises';

/**
 * @typedef {object} HostReport what test/host/suite/report.ts has written so far
 * @property {boolean} isComplete
 * @property {number} passed
 * @property {number} skipped
 * @property {string | null} running the test that was begun and not ended
 * @property {import('./tally.mjs').Failure[]} failures
 * @property {import('./tally.mjs').Failure[]} unsteady
 * @property {string[]} lines one for each ended test, for people
 */

/**
 * Reads the report of a suite inside VS Code, which may still be growing.
 * @param {string} file
 * @returns {Promise<HostReport>}
 */
export async function readHostReport(file) {
  /** @type {HostReport} */
  const report = { isComplete: false, passed: 0, skipped: 0, running: null, failures: [], unsteady: [], lines: [] };
  for (const line of await completeLines(file)) {
    const { event, title, error } = JSON.parse(line);
    if (event === 'end') report.isComplete = true;
    report.running = event === 'begin' ? title : null;
    if (event === 'passed') report.passed += 1;
    else if (event === 'skipped') report.skipped += 1;
    else if (event === 'failed') report.failures.push({ name: title, reason: error });
    else if (event === 'again') report.unsteady.push({ name: title, reason: error });
    else continue;
    report.lines.push(`${event}: ${title}`);
  }
  // What failed again is not unsteady, but broken.
  report.unsteady = report.unsteady.filter(({ name }) => !report.failures.some((failure) => failure.name === name));
  return report;
}

/** @param {string} file */
async function completeLines(file) {
  try {
    return (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
