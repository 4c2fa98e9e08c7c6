import * as vscode from 'vscode';
import type { Finding, Severity } from '../advice/index.js';
import { toRange } from './documents.js';
import type { ModuleFinding } from './reading/read-text.js';
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

/** Keeps the marks of all open documents current, and those of the modules that they import. */
export class Diagnostics implements vscode.Disposable {
  private readonly marks = new SharedMarks();
  private readonly pending = new Map<vscode.TextDocument, NodeJS.Timeout>();
  private readonly subscriptions: vscode.Disposable;

  constructor(private readonly readings: ReadingCache) {
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.schedule(document, pauseMilliseconds)),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
    );
    this.refresh();
  }

  /** Draws the marks of every open document anew. */
  refresh(): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document, 0);
  }

  /** Draws the marks of a document anew after a pause, since what it imports has changed. */
  refreshLater(document: vscode.TextDocument): void {
    this.schedule(document, pauseMilliseconds);
  }

  private schedule(document: vscode.TextDocument, delay: number): void {
    if (document.languageId !== 'python') return;
    clearTimeout(this.pending.get(document));
    this.pending.set(
      document,
      setTimeout(() => {
        this.pending.delete(document);
        void this.update(document);
      }, delay),
    );
  }

  private async update(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const reading = await this.readings.of(document);
    // A document that has changed in the meantime is waited for again.
    if (document.isClosed || document.version !== version) return;
    const own = (reading?.findings ?? []).map((finding) => toDiagnostic(toRange(document, finding.range), finding));
    const others = (reading?.modules ?? []).map(({ path, findings }): [vscode.Uri, vscode.Diagnostic[]] => [
      vscode.Uri.file(path),
      findings.map((finding) => toDiagnostic(rangeBetween(finding), finding)),
    ]);
    this.marks.set(document.uri, [[document.uri, own], ...others]);
  }

  private forget(document: vscode.TextDocument): void {
    clearTimeout(this.pending.get(document));
    this.pending.delete(document);
    this.marks.forget(document.uri);
  }

  dispose(): void {
    this.subscriptions.dispose();
    for (const timeout of this.pending.values()) clearTimeout(timeout);
    this.pending.clear();
    this.marks.dispose();
  }
}

function rangeBetween({ start, end }: ModuleFinding): vscode.Range {
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}

function toDiagnostic(range: vscode.Range, { message, severity, rule }: Pick<Finding, 'message' | 'severity' | 'rule'>): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severityInEditor[severity]);
  diagnostic.source = 'GradLens';
  diagnostic.code = { value: rule, target: rulePageUri(rule) };
  return diagnostic;
}
