import { appendFileSync } from 'node:fs';
import Mocha, { type MochaOptions, type Runner, type Test } from 'mocha';

/** One line of the report file; `scripts/lib/host-report.mjs` reads it. */
type ReportLine =
  | { readonly event: 'begin' | 'passed' | 'skipped'; readonly title: string }
  | { readonly event: 'failed' | 'again'; readonly title: string; readonly error: string }
  | { readonly event: 'end' };

/**
 * Reports to the console and, line by line, to the file named in GRADLENS_TEST_REPORT: whoever started VS Code follows it
 * there, and knows where a host that dies was.
 */
export class ReportWriter extends Mocha.reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const file = process.env['GRADLENS_TEST_REPORT'];
    if (file === undefined) return;
    const write = (line: ReportLine): void => appendFileSync(file, `${JSON.stringify(line)}\n`);
    runner.on('test', (test) => write({ event: 'begin', title: test.fullTitle() }));
    runner.on('pass', (test) => write({ event: 'passed', title: test.fullTitle() }));
    runner.on('pending', (test) => write({ event: 'skipped', title: test.fullTitle() }));
    runner.on('fail', (test, error: unknown) => write({ event: 'failed', title: test.fullTitle(), error: inWords(test, error) }));
    runner.on('retry', (test: Test, error: unknown) => write({ event: 'again', title: test.fullTitle(), error: inWords(test, error) }));
    runner.on('end', () => write({ event: 'end' }));
  }
}

function inWords(test: Test, error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : `${test.title}: ${String(error)}`;
}
