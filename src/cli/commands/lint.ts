import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { advise, type Finding } from '../../advice/index.js';
import type { SourceRange } from '../../spec/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { findSources } from '../files.js';
import { readModelFile, type ModelFile } from '../model-file.js';
import { formatPlace, type Place, type Places } from '../places.js';
import { reportSyntaxErrors } from '../syntax-errors.js';

export const lintUsage = 'gradlens lint PATHS [--format text|json]';

const formats = ['text', 'json'] as const;
type Format = (typeof formats)[number];

/** Of an edit, the file is told where it is another one than that of the finding. */
interface ReportedRange extends Place {
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as `gradlens lint --format json` prints it; the keys are a public interface. */
interface ReportedFinding extends ReportedRange {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** The layer's name; of several that one line makes, the first one's. */
  readonly layer: string | null;
  readonly layers: readonly string[];
  readonly fix: { readonly title: string; readonly edits: readonly (ReportedRange & { readonly newText: string })[] } | null;
}

/** `gradlens lint`: the advice of the editor, for files and folders. */
export async function lint(args: readonly string[], console: Console): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  const format = parseFormat(values.format);
  if (positionals.length === 0) throw new UsageError(l10n.t('Files or folders are needed: {0}', lintUsage));
  const files = await findSources(positionals);
  const findings: ReportedFinding[] = [];
  const unreadable: string[] = [];
  const told = new Set<string>();
  for (const file of files) {
    try {
      // A module is read for itself and for each file that imports it.
      findings.push(...lintFile(await readModelFile(file), console).filter((finding) => isNew(finding, told)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      unreadable.push(error.message);
    }
  }
  report(findings, format, console);
  for (const message of unreadable) console.note(message);
  if (unreadable.length > 0) return exitStatus.unusable;
  if (findings.length === 0) console.note(l10n.t('No findings.'));
  return findings.length > 0 ? exitStatus.negative : exitStatus.success;
}

function isNew({ file, line, column, cell, rule, message }: ReportedFinding, told: Set<string>): boolean {
  const key = JSON.stringify([resolve(file), cell, line, column, rule, message]);
  if (told.has(key)) return false;
  told.add(key);
  return true;
}

function lintFile(file: ModelFile, console: Console): ReportedFinding[] {
  if (file.kind === 'configuration') {
    throw new UsageError(l10n.t('{0} is a saved model, not the code of one: "gradlens inspect" shows what is in it.', file.path));
  }
  reportSyntaxErrors(file, console);
  const { plan } = file.reading;
  const names = new Map(plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer.name] as const)));
  return advise(plan, file.text, {}, file.reading.modules).map((finding) => describe(finding, file, names));
}

/** @param names of the layers, by their ids */
function describe(finding: Finding, { path, places }: ModelFile, names: ReadonlyMap<string, string>): ReportedFinding {
  const layers = finding.layers.map((id) => names.get(id) ?? id);
  const { rule, severity, message } = finding;
  return { file: path, ...reportedRange(finding.range, places), rule, severity, message, layer: layers[0] ?? null, layers, fix: reportedFix(finding, places) };
}

function reportedFix({ fix }: Finding, places: Places): ReportedFinding['fix'] {
  if (fix?.edits.every(({ range }) => places.isEditable(range)) !== true) return null;
  return { title: fix.title, edits: fix.edits.map(({ range, newText }) => ({ ...reportedRange(range, places), newText })) };
}

function reportedRange(range: SourceRange, places: Places): ReportedRange {
  const end = places.end(range);
  return { ...places.start(range), endLine: end.line, endColumn: end.column };
}

function report(findings: readonly ReportedFinding[], format: Format, console: Console): void {
  if (format === 'json') {
    console.out(JSON.stringify(findings, null, 2));
    return;
  }
  for (const finding of findings) {
    const { file, rule, severity, message, fix } = finding;
    console.out(`${formatPlace(file, finding)}: ${severity} ${rule} ${message}${fix === null ? '' : ` [${fix.title}]`}`);
  }
  const fixable = findings.filter(({ fix }) => fix !== null).length;
  if (findings.length > 0) console.note(l10n.t('{0} findings, {1} with a fix.', findings.length, fixable));
}

function parseFormat(text: string): Format {
  const format = formats.find((each) => each === text);
  if (format === undefined) throw new UsageError(l10n.t('--format takes {0}; "{1}" is neither.', formats.join(', '), text));
  return format;
}
