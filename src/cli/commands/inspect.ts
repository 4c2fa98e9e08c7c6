import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { readPython } from '../../readers/index.js';
import { LineIndex } from '../../spec/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { readSource } from '../files.js';
import { inspectPlan } from '../inspection.js';
import { planLines, summaryLines } from '../summary-table.js';
import { reportSyntaxErrors } from '../syntax-errors.js';

export const inspectUsage = 'gradlens inspect FILE [--json]';

/** `gradlens inspect`: what a file's models are, as `model.summary()` would say, and what the file does with them. */
export async function inspect(args: readonly string[], console: Console): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new UsageError(l10n.t('One file is needed: {0}', inspectUsage));
  const source = await readSource(path);
  const reading = readPython(source);
  const lines = new LineIndex(source.text);
  const inspection = inspectPlan(reading.plan, lines);
  if (values.json) {
    console.out(JSON.stringify(inspection, null, 2));
  } else {
    for (const model of inspection.models) for (const line of summaryLines(model)) console.out(line);
    for (const line of planLines(inspection)) console.out(line);
  }
  reportSyntaxErrors(reading.syntaxErrors, path, lines, console);
  if (inspection.models.length === 0) {
    console.note(l10n.t('{0}: no Keras model was found.', path));
    return exitStatus.negative;
  }
  return exitStatus.success;
}
