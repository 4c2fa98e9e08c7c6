import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { findSources } from '../files.js';
import { lintFile, type LintedFile } from '../lint/lint-file.js';
import { lintOptions, lintUsage, type LintOptions } from '../lint/options.js';
import { reporterOf } from '../lint/reporter.js';
import type { Located } from '../lint/reported-finding.js';
import { settingsOfFiles } from '../lint/settings.js';
import { diffLine } from '../lint/text-lines.js';
import { unifiedDiff } from '../lint/unified-diff.js';
import { writeFixed } from '../lint/write-fixed.js';
import { readModelFile, type ModelFile } from '../model-file.js';
import { standardInput } from '../standard-input.js';
import { reportSyntaxErrors } from '../syntax-errors.js';

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
  const settings = settingsOfFiles(options);
  const reporter = reporterOf(options, console);
  const unreadable: string[] = [];
  const told = new Set<string>();
  const counts: Counts = { found: 0, fixable: 0, fixed: 0, hidden: 0 };
  for (const path of await findSources(options.paths)) {
    let before: ModelFile;
    let linted: LintedFile;
    try {
      before = await readModelFile(path, options.standardInputPath);
      reportSyntaxErrors(before, quiet);
      linted = lintFile(before, { settings: settings(before.path), hints: options.hints, fixes: options.fixing !== 'none' });
      await handOver(path, before, linted, options, console);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      unreadable.push(error.message);
      continue;
    }
    // A module is read for itself and for each file that imports it.
    const findings = linted.findings.filter((finding) => isNew(finding, told));
    reporter.add(findings);
    tellFixed(before.path, linted, options, quiet);
    counts.found += findings.length;
    counts.fixable += findings.filter(({ reported }) => reported.fix !== null).length;
    counts.fixed += linted.fixed.applied.length;
    counts.hidden += linted.hidden;
  }
  reporter.end(unreadable);
  for (const message of unreadable) console.note(message);
  tellCounts(counts, options, quiet);
  if (unreadable.length > 0) return exitStatus.unusable;
  return (options.fixing === 'show' ? counts.fixed : counts.found) > 0 ? exitStatus.negative : exitStatus.success;
}

/** Writes what is fixed, or shows what would be; of the standard input, the text after its fixes is the result. */
async function handOver(path: string, before: ModelFile, { file, fixed }: LintedFile, { fixing }: LintOptions, console: Console): Promise<void> {
  if (fixing === 'show') {
    for (const line of unifiedDiff(before.path, before.content, fixed.edits)) console.out(diffLine(line, console.hasColours));
  } else if (fixing === 'write') {
    if (path === standardInput) console.out(file.content.replace(/\n$/, ''));
    else if (fixed.edits.length > 0) await writeFixed(path, before.content, file.content);
  }
}

function isNew({ reported }: Located, told: Set<string>): boolean {
  const { file, line, column, cell, rule, message } = reported;
  const key = JSON.stringify([resolve(file), cell, line, column, rule, message]);
  if (told.has(key)) return false;
  told.add(key);
  return true;
}

function tellFixed(path: string, { fixed }: LintedFile, { fixing }: LintOptions, console: Console): void {
  const counts = new Map<string, number>();
  for (const { rule } of fixed.applied) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) return;
  const text = [...counts].map(([rule, count]) => (count === 1 ? rule : `${rule} (${count})`)).join(', ');
  console.note(fixing === 'show' ? l10n.t('{0}: would fix {1}', path, text) : l10n.t('{0}: fixed {1}', path, text));
}

function tellCounts({ found, fixable, fixed, hidden }: Counts, { fixing }: LintOptions, console: Console): void {
  if (fixing === 'show') console.note(l10n.t('{0} findings would be fixed.', fixed));
  else if (found > 0) console.note(l10n.t('{0} findings, {1} with a fix.', found, fixable));
  else console.note(fixed > 0 ? l10n.t('No findings are left.') : l10n.t('No findings.'));
  if (hidden > 0) console.note(l10n.t('{0} hints are not shown: --hints shows them.', hidden));
}
