import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { findSources, noSources } from '../files.js';
import { inspectFile, type Inspection } from '../inspection.js';
import { readModelFile } from '../model-file.js';
import { standardInput } from '../standard-input.js';
import { planLines } from '../summary/plan-lines.js';
import { summaryLines } from '../summary/summary-lines.js';
import { noModelFound, reportSyntaxErrors } from '../syntax-errors.js';

export const inspectUsage = 'gradlens inspect PATHS [--json]';

/**
 * `gradlens inspect`: what the models of files are, as `model.summary()` would say, and what the files do with them. Of
 * one file, `--json` prints an object; of several, or of a folder, an array of them.
 */
export async function inspect(args: readonly string[], console: Console): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  const [first] = positionals;
  if (first === undefined) throw new UsageError(l10n.t('Files or folders are needed: {0}', inspectUsage));
  const isOne = positionals.length === 1 && !(await isFolder(first));
  const unreadable: string[] = [];
  const paths = isOne ? [first] : await findSources(positionals, (message) => unreadable.push(message));
  if (paths.length === 0 && unreadable.length === 0) console.note(noSources(positionals));
  const inspections: Inspection[] = [];
  for (const path of paths) {
    try {
      inspections.push(await inspectOne(path, console, values.json ? 'none' : isOne ? 'all' : 'models'));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      unreadable.push(error.message);
    }
  }
  if (values.json && (!isOne || inspections.length > 0)) console.out(JSON.stringify(isOne ? inspections[0] : inspections, null, 2));
  for (const message of unreadable) console.note(`gradlens inspect: ${message}`);
  return unreadable.length > 0 ? exitStatus.unusable : statusOf(inspections);
}

/** @param printed What is printed: of several files, those without models say nothing. */
async function inspectOne(path: string, console: Console, printed: 'all' | 'models' | 'none'): Promise<Inspection> {
  const file = await readModelFile(path);
  const inspection = inspectFile(file);
  if (printed === 'all' || (printed === 'models' && inspection.status !== 'none')) print(inspection, printed === 'models', console);
  if (inspection.status === 'none' && printed !== 'models') console.note(noModelFound(file));
  else reportSyntaxErrors(file, console);
  return inspection;
}

function print(inspection: Inspection, isOneOfSeveral: boolean, console: Console): void {
  if (isOneOfSeveral) console.out(inspection.file);
  for (const model of inspection.models) for (const line of summaryLines(model)) console.out(line);
  for (const line of planLines(inspection)) console.out(line);
  if (isOneOfSeveral) console.out('');
}

/** Files without models, such as those of functions that others call, take nothing from what was read of the others. */
function statusOf(inspections: readonly Inspection[]): ExitStatus {
  const found = inspections.filter(({ status }) => status !== 'none');
  if (found.length === 0) return exitStatus.negative;
  return found.every(({ status }) => status === 'all') ? exitStatus.success : exitStatus.partial;
}

async function isFolder(path: string): Promise<boolean> {
  if (path === standardInput) return false;
  // A path that does not exist is told of where it is read.
  return stat(path).then((stats) => stats.isDirectory(), () => false);
}
