import * as vscode from 'vscode';
import type { Finding, Severity } from '../advice/index.js';
import { toRange } from './documents.js';
import type { ReadingCache } from './reading-cache.js';
import { rulePageUri } from './rule-pages.js';

/** Typing pauses of this length let the marks be drawn anew. */
const pauseMilliseconds = 200;

const severityInEditor: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Keeps the marks of all open documents current. */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('gradlens');
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
    const findings = (await this.readings.of(document))?.findings ?? [];
    // A document that has changed in the meantime is waited for again.
    if (document.isClosed || document.version !== version) return;
    this.collection.set(document.uri, findings.map((finding) => toDiagnostic(document, finding)));
  }

  private forget(document: vscode.TextDocument): void {
    clearTimeout(this.pending.get(document));
    this.pending.delete(document);
    this.collection.delete(document.uri);
  }

  dispose(): void {
    this.subscriptions.dispose();
    for (const timeout of this.pending.values()) clearTimeout(timeout);
    this.pending.clear();
    this.collection.dispose();
  }
}

function toDiagnostic(document: vscode.TextDocument, { range, message, severity, rule }: Finding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(document, range), message, severityInEditor[severity]);
  diagnostic.source = 'GradLens';
  diagnostic.code = { value: rule, target: rulePageUri(rule) };
  return diagnostic;
}
