import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { advise, type Finding } from '../../advice/index.js';
import { readPython } from '../../readers/index.js';
import { LineIndex, type SourceRange, type SourceText, type TrainingPlan } from '../../spec/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { findPythonFiles, readSource } from '../files.js';
import { reportSyntaxErrors } from '../syntax-errors.js';

export const lintUsage = 'gradlens lint PATHS [--format text|json]';

const formats = ['text', 'json'] as const;
type Format = (typeof formats)[number];

interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as `gradlens lint --format json` prints it; the keys are a public interface. */
interface ReportedFinding extends Place {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** The layer's name; of several that one line makes, the first one's. */
  readonly layer: string | null;
  readonly layers: readonly string[];
  readonly fix: { readonly title: string; readonly edits: readonly (Place & { readonly newText: string })[] } | null;
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
  const files = await findPythonFiles(positionals);
  const findings: ReportedFinding[] = [];
  const unreadable: string[] = [];
  for (const file of files) {
    try {
      findings.push(...lintSource(await readSource(file), console));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      unreadable.push(error.message);
    }
  }
  report(findings, format, console);
  for (const message of unreadable) console.note(message);
  if (unreadable.length > 0) return exitStatus.unusable;
  return findings.length > 0 ? exitStatus.negative : exitStatus.success;
}

function lintSource(source: SourceText, console: Console): ReportedFinding[] {
  const { plan, syntaxErrors } = readPython(source);
  const lines = new LineIndex(source.text);
  reportSyntaxErrors(syntaxErrors, source.path, lines, console);
  return advise(plan, source.text).map((finding) => describe(finding, source.path, plan, lines));
}

function describe(finding: Finding, file: string, plan: TrainingPlan, lines: LineIndex): ReportedFinding {
  const names = new Map(plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer.name] as const)));
  const layers = finding.layers.map((id) => names.get(id) ?? id);
  const { rule, severity, message, fix } = finding;
  return {
    file,
    ...place(finding.range, lines),
    rule,
    severity,
    message,
    layer: layers[0] ?? null,
    layers,
    fix:
      fix === undefined
        ? null
        : { title: fix.title, edits: fix.edits.map(({ range, newText }) => ({ ...place(range, lines), newText })) },
  };
}

function place(range: SourceRange, lines: LineIndex): Place {
  const start = lines.position(range.start);
  const end = lines.position(range.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function report(findings: readonly ReportedFinding[], format: Format, console: Console): void {
  if (format === 'json') {
    console.out(JSON.stringify(findings, null, 2));
    return;
  }
  for (const { file, line, column, rule, severity, message, fix } of findings) {
    console.out(`${file}:${line}:${column}: ${severity} ${rule} ${message}${fix === null ? '' : ` [${fix.title}]`}`);
  }
  const fixable = findings.filter(({ fix }) => fix !== null).length;
  console.note(findings.length === 0 ? l10n.t('No findings.') : l10n.t('{0} findings, {1} with a fix.', findings.length, fixable));
}

function parseFormat(text: string): Format {
  const format = formats.find((each) => each === text);
  if (format === undefined) throw new UsageError(l10n.t('--format takes {0}; "{1}" is neither.', formats.join(', '), text));
  return format;
}
