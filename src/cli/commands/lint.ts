import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Console } from '../console.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { findSources, noSources } from '../files.js';
import { chooseLinter } from '../lint/choose-linter.js';
import type { FileFinding, FileReport } from '../lint/file-report.js';
import { reportsOf } from '../lint/linter.js';
import { lintOptions, lintUsage, type LintOptions } from '../lint/options.js';
import { reporterOf } from '../lint/reporter.js';

export { lintUsage };

/** Findings of all files. */
interface Counts {
  found: number;
  /** Of those, with a fix. */
  fixable: number;
  fixed: number;
  /** Hints that were passed over. */
  hidden: number;
}

/**
 * `gradlens lint`: the advice of the editor, for files and folders. Hints are for `--hints`; the status is 1 where
 * something else is found, or `--diff` has something to show.
 */
export async function lint(args: readonly string[], console: Console): Promise<ExitStatus> {
  const options = await lintOptions(args);
  const quiet: Console = options.quiet ? { ...console, note: () => undefined } : console;
  const unreadable: string[] = [];
  const paths = await findSources(options.paths, (message) => unreadable.push(message));
  if (paths.length === 0 && unreadable.length === 0) quiet.note(noSources(options.paths));
  const linter = chooseLinter(paths, options, console);
  const reporter = reporterOf(options, console);
  const told = new Set<string>();
  const counts: Counts = { found: 0, fixable: 0, fixed: 0, hidden: 0 };
  for await (const report of reportsOf(paths, linter)) {
    report.notes.forEach((line) => { quiet.note(line); });
    report.output.forEach((line) => { console.out(line); });
    if (report.problem !== null) unreadable.push(report.problem);
    // A module is read for itself and for each file that imports it.
    const findings = report.findings.filter((finding) => isNew(finding, told));
    reporter.add(findings);
    tellFixed(report, options, quiet);
    counts.found += findings.length;
    counts.fixable += findings.filter(({ reported }) => reported.fix !== null).length;
    counts.fixed += report.fixed.length;
    counts.hidden += report.hidden;
  }
  linter.dispose?.();
  reporter.end(unreadable);
  for (const message of unreadable) console.note(message);
  tellCounts(counts, options, quiet);
  if (unreadable.length > 0) return exitStatus.unusable;
  return (options.fixing === 'show' ? counts.fixed : counts.found) > 0 ? exitStatus.negative : exitStatus.success;
}

function isNew({ reported }: FileFinding, told: Set<string>): boolean {
  const { file, line, column, cell, rule, message } = reported;
  const key = JSON.stringify([resolve(file), cell, line, column, rule, message]);
  if (told.has(key)) return false;
  told.add(key);
  return true;
}

function tellFixed({ path, fixed }: FileReport, { fixing }: LintOptions, console: Console): void {
  const counts = new Map<string, number>();
  for (const rule of fixed) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) return;
  const text = [...counts].map(([rule, count]) => (count === 1 ? rule : `${rule} (${count})`)).join(', ');
  console.note(fixing === 'show' ? l10n.t('{0}: would fix {1}', path, text) : l10n.t('{0}: fixed {1}', path, text));
}

function tellCounts({ found, fixable, fixed, hidden }: Counts, { fixing }: LintOptions, console: Console): void {
  if (fixing === 'show') console.note(l10n.t('Findings that would be fixed: {0}.', fixed));
  else if (found > 0) console.note(l10n.t('Findings: {0}. With a fix: {1}.', found, fixable));
  else console.note(fixed > 0 ? l10n.t('No findings are left.') : l10n.t('No findings.'));
  if (hidden > 0) console.note(l10n.t('Hints that are not shown: {0}. --hints shows them.', hidden));
}
