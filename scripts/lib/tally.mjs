/**
 * A test that failed, or a suite that broke.
 * @typedef {{ readonly name: string, readonly reason: string }} Failure
 */

/**
 * What tests came to: how many passed and were skipped, and which failed. Those that are unsteady passed, but only when they were
 * run again: a race, in the test or in what it tests, that somebody has to look for.
 * @typedef {{ passed: number, failures: readonly Failure[], unsteady: readonly Failure[], skipped: number }} Tally
 */

/** @type {Tally} */
export const nothing = { passed: 0, failures: [], unsteady: [], skipped: 0 };

/** How often a test that failed is run again: where somebody waits for the answer, not at all. */
export const secondTries = process.env['CI'] === 'true' ? 1 : 0;

/** How many lines of a failure's reason are told again at the end. */
const toldLines = 12;

/**
 * The tally of what broke as a whole.
 * @param {string} name
 * @param {string} reason
 * @returns {Tally}
 */
export function failedTally(name, reason) {
  return { ...nothing, failures: [{ name, reason }] };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function total(tallies) {
  return tallies.reduce(
    (sum, { passed, failures, unsteady, skipped }) => ({
      passed: sum.passed + passed,
      failures: [...sum.failures, ...failures],
      unsteady: [...sum.unsteady, ...unsteady],
      skipped: sum.skipped + skipped,
    }),
    nothing,
  );
}

/**
 * What failed or was unsteady, and why, shortly: whoever sees only the end of a log must find it there.
 * @param {Tally} tally
 */
export function failureLines({ failures, unsteady }) {
  return [...unsteady.map((failure) => told('PASSED ONLY WHEN RUN AGAIN', failure)), ...failures.map((failure) => told('FAILED', failure))];
}

/**
 * @param {string} outcome
 * @param {Failure} failure
 */
function told(outcome, { name, reason }) {
  const lines = reason.trim().split('\n');
  const shown = [...lines.slice(0, toldLines), ...(lines.length > toldLines ? ['…'] : [])];
  return [`${outcome}  ${name}`, ...shown.map((line) => `    ${line}`)].join('\n');
}

/**
 * The line that a test run closes with.
 * @param {Tally} tally
 */
export function closingLine({ passed, failures, unsteady, skipped }) {
  return [
    `${passed} passed`,
    ...(unsteady.length === 0 ? [] : [`${unsteady.length} of them only when run again`]),
    `${failures.length} failed`,
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
  ].join(', ');
}
