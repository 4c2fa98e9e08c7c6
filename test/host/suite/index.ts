import Mocha from 'mocha';
import { ReportWriter } from './report.js';

/** Of one test: a training starts a process and reads a data set. */
const testTimeout = 60_000;

/** See `secondTries` in scripts/lib/tally.mjs, which hands it over. */
const secondTries = Number(process.env['GRADLENS_TEST_RETRIES'] ?? 0);

/**
 * Runs the suites in the extension host that loads this module (VS Code's `extensionTestsPath`).
 * @throws Error if a test fails
 */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: testTimeout, retries: secondTries, reporter: ReportWriter });
  // What mocha does before it loads a file: gives `describe` and `it` their meaning. The suites are in this bundle.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./activation.suite.js');
  await import('./lenses.suite.js');
  await import('./diagnostics.suite.js');
  await import('./modules.suite.js');
  await import('./quick-fixes.suite.js');
  await import('./gradient-checks.suite.js');
  await import('./notebooks.suite.js');
  await import('./symptoms.suite.js');
  await import('./trials.suite.js');
  await import('./dashboard.suite.js');
  await import('./training.suite.js');
  await import('./several-models.suite.js');
  await import('./runs.suite.js');
  await import('./places.suite.js');
  await import('./virtual.suite.js');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed inside VS Code`);
}
