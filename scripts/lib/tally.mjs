/**
 * A test that failed, or a suite that broke.
 * @typedef {{ readonly name: string, readonly reason: string }} Failure
 */

/**
 * What tests came to: how many passed and were skipped, and which failed.
 * @typedef {{ passed: number, failures: readonly Failure[], skipped: number }} Tally
 */

/** @type {Tally} */
export const nothing = { passed: 0, failures: [], skipped: 0 };

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
    (sum, { passed, failures, skipped }) => ({
      passed: sum.passed + passed,
      failures: [...sum.failures, ...failures],
      skipped: sum.skipped + skipped,
    }),
    nothing,
  );
}

/**
 * What failed and why, shortly: whoever sees only the end of a log must find it there.
 * @param {Tally} tally
 */
export function failureLines({ failures }) {
  return failures.map(({ name, reason }) => {
    const lines = reason.trim().split('\n');
    const told = [...lines.slice(0, toldLines), ...(lines.length > toldLines ? ['…'] : [])];
    return [`FAILED  ${name}`, ...told.map((line) => `    ${line}`)].join('\n');
  });
}

/**
 * The line that a test run closes with.
 * @param {Tally} tally
 */
export function closingLine({ passed, failures, skipped }) {
  return `${passed} passed, ${failures.length} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}
