import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { readRunRecord, userRunsFolder } from '../../runs/index.js';
import { canGoOn, goingOn } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import type { ExitStatus } from '../exit-status.js';
import { namedRun } from '../runs/find-run.js';
import { JsonReporter } from './json-reporter.js';
import { runTrainer } from './run-trainer.js';
import { TextReporter } from './text-reporter.js';

export const resumeUsage = 'gradlens train --resume RUN [--runs FOLDER] [--json]';

/** What a run keeps of how it was asked for. */
const askedBefore: ReadonlySet<string> = new Set(['--model', '--epochs', '--batch-size', '--engine', '--provider', '--seed', '--data', '--no-download']);

/**
 * `gradlens train --resume`: goes on with a run that was stopped, failed or was killed, from its last checkpoint, as it was
 * asked for. Its epochs so far are told again.
 * @throws UsageError where there is no such run, or nothing to go on from.
 */
export async function resume(args: readonly string[], console: Console): Promise<ExitStatus> {
  const changed = optionNames(args).filter((name) => askedBefore.has(name));
  if (changed.length > 0) {
    throw new UsageError(l10n.t('A run is gone on with as it was asked for, so that its curves stay one training: {0} cannot be changed. Leave it out, or train the file anew with it.', changed.join(', ')));
  }
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { resume: { type: 'string', default: '' }, runs: { type: 'string', default: userRunsFolder() }, json: { type: 'boolean', default: false } },
  });
  if (positionals.length > 0 || values.resume === '') throw new UsageError(l10n.t('A run is all that is needed: {0}', resumeUsage));
  const directory = await namedRun(values.resume, values.runs, console);
  const record = await readRunRecord(directory);
  if (!canGoOn(directory, record)) {
    throw new UsageError(l10n.t('{0} cannot be gone on with: it is complete, still goes on, or was over before its first epoch was.', directory));
  }
  const names = new Map(record.plan.models.flatMap(({ layers }) => layers).map(({ id, name }) => [id, name]));
  const reporter = values.json ? new JsonReporter(console, (id) => names.get(id) ?? id) : new TextReporter(console);
  return runTrainer(goingOn(directory, record), reporter, console);
}

/** The options that are given, as they are spelled, without their values. */
function optionNames(args: readonly string[]): string[] {
  return args.filter((argument) => argument.startsWith('--')).map((argument) => argument.split('=', 1)[0] ?? argument);
}
