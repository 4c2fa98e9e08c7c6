/** Something that a person can mend; its message says what happened and what to do. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/**
 * Runs a script's main function; what goes wrong ends the process with status 1, a {@link SetupError} in its own words
 * and anything else, which is a defect of ours, with its stack.
 * @param {() => Promise<void>} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof SetupError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  }
}
