import * as vscode from 'vscode';
import type { Finding, Severity } from '../advice/index.js';
import { isCurrent, openPrograms, placeOf, programOf, programOfNotebook, type Program } from './programs.js';
import { messageOf, type FileReading } from './content/file-reading.js';
import type { ModuleFinding } from './reading/read-text.js';
import type { SettingsProblem } from './reading/workspace-rules.js';
import type { ReadingCache } from './reading-cache.js';
import { rulePageUri } from './rule-pages.js';
import { SharedMarks } from './shared-marks.js';

/** Typing pauses of this length let the marks be drawn anew. */
const pauseMilliseconds = 200;

const severityInEditor: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Keeps the marks of all open files and notebooks current, and those of the modules that they import. */
export class Diagnostics implements vscode.Disposable {
  private readonly marks = new SharedMarks();
  private readonly pending = new Map<Program['owner'], NodeJS.Timeout>();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly readings: ReadingCache) {
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(programOf(document), 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.schedule(programOf(document), pauseMilliseconds)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.schedule(programOfNotebook(notebook), 0)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (contentChanges.length > 0) this.scheduleNotebook(notebook);
      }),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.forget(notebook)),
    );
    this.refresh();
  }

  /** Draws the marks of every open program anew. */
  refresh(): void {
    for (const program of openPrograms()) this.schedule(program, 0);
  }

  /** Draws the marks of a program anew after a pause, since what it imports has changed. */
  refreshLater(program: Program): void {
    this.schedule(program, pauseMilliseconds);
  }

  /** Cells that were moved or taken away change what the others say; without a cell of Python there is nothing to say. */
  private scheduleNotebook(notebook: vscode.NotebookDocument): void {
    const program = programOfNotebook(notebook);
    if (program === null) this.forget(notebook);
    else this.schedule(program, pauseMilliseconds);
  }

  private schedule(program: Program | null, delay: number): void {
    if (program === null) return;
    const { owner } = program;
    clearTimeout(this.pending.get(owner));
    this.pending.set(
      owner,
      setTimeout(() => {
        this.pending.delete(owner);
        const now = 'getCells' in owner ? programOfNotebook(owner) : programOf(owner);
        if (now !== null) void this.update(now);
      }, delay),
    );
  }

  private async update(program: Program): Promise<void> {
    const reading = await this.readings.of(program);
    // A program that has changed in the meantime is waited for again.
    if (!isCurrent(program)) return;
    const own = program.documents.map((document): [vscode.Uri, vscode.Diagnostic[]] => [
      document.uri,
      reading === null ? [] : diagnosticsIn(document, program, reading),
    ]);
    const others = (reading?.modules ?? []).map(({ path, findings }): [vscode.Uri, vscode.Diagnostic[]] => [
      vscode.Uri.file(path),
      findings.map((finding) => toDiagnostic(rangeBetween(finding), finding)),
    ]);
    this.marks.set(program.uri, [...own, ...others, ...settingsMarks(reading?.settingsProblem ?? null)]);
  }

  private forget(owner: Program['owner']): void {
    clearTimeout(this.pending.get(owner));
    this.pending.delete(owner);
    this.marks.forget(owner.uri);
  }

  dispose(): void {
    this.subscriptions.dispose();
    for (const timeout of this.pending.values()) clearTimeout(timeout);
    this.pending.clear();
    this.marks.dispose();
  }
}

function diagnosticsIn(document: vscode.TextDocument, program: Program, reading: FileReading): vscode.Diagnostic[] {
  return reading.findings.flatMap((finding) => {
    const place = placeOf(program, reading, finding.range);
    return place?.document === document ? [toDiagnostic(place.range, finding)] : [];
  });
}

/** The mark on the line of a settings file that cannot be used. */
function settingsMarks(problem: SettingsProblem | null): [vscode.Uri, vscode.Diagnostic[]][] {
  if (problem === null) return [];
  const line = problem.line - 1;
  const mark = new vscode.Diagnostic(new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER), problem.message, vscode.DiagnosticSeverity.Error);
  mark.source = 'GradLens';
  return [[vscode.Uri.file(problem.path), [mark]]];
}

function rangeBetween({ start, end }: ModuleFinding): vscode.Range {
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}

function toDiagnostic(range: vscode.Range, finding: Pick<Finding, 'message' | 'evidence' | 'severity' | 'rule'>): vscode.Diagnostic {
  const { severity, rule } = finding;
  const diagnostic = new vscode.Diagnostic(range, messageOf(finding), severityInEditor[severity]);
  diagnostic.source = 'GradLens';
  diagnostic.code = { value: rule, target: rulePageUri(rule) };
  return diagnostic;
}
