import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { inspectFile, type Inspection } from '../inspection.js';
import { readModelFile } from '../model-file.js';
import { planLines, summaryLines } from '../summary-table.js';
import { reportSyntaxErrors } from '../syntax-errors.js';

export const inspectUsage = 'gradlens inspect FILE [--json] [--strict]';

/** `gradlens inspect`: what a file's models are, as `model.summary()` would say, and what the file does with them. */
export async function inspect(args: readonly string[], console: Console): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, strict: { type: 'boolean', default: false } },
  });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new UsageError(l10n.t('One file is needed: {0}', inspectUsage));
  const file = await readModelFile(path);
  const inspection = inspectFile(file);
  if (values.json) {
    console.out(JSON.stringify(inspection, null, 2));
  } else {
    for (const model of inspection.models) for (const line of summaryLines(model)) console.out(line);
    for (const line of planLines(inspection)) console.out(line);
  }
  reportSyntaxErrors(file, console);
  if (inspection.status === 'none') console.note(l10n.t('{0}: no Keras model was found.', path));
  return statusOf(inspection, values.strict);
}

function statusOf({ status }: Inspection, isStrict: boolean): ExitStatus {
  if (status === 'none') return exitStatus.negative;
  return status === 'some' && isStrict ? exitStatus.partial : exitStatus.success;
}
