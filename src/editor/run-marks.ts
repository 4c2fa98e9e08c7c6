import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { SymptomReport } from '../protocol/index.js';
import { commands, type TryRulesArgument } from './commands.js';
import { symptomMarks, type SymptomMark } from './content/symptom-marks.js';
import { pythonFiles } from './documents.js';
import { isCurrent, placeOf, programAt } from './programs.js';
import type { ReadingCache } from './reading-cache.js';

/** Typing pauses of this length let the marks be drawn anew. */
const pauseMilliseconds = 200;

/** What a run showed, and where its code is. */
export interface RunSymptoms {
  /** Names the run; another one's marks take the place of those of the one before. */
  readonly run: string;
  /** Of the file or the notebook. */
  readonly uri: vscode.Uri;
  readonly fitStep: number;
  readonly symptoms: readonly SymptomReport[];
}

const severityInEditor: Readonly<Record<SymptomReport['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

const dismissCommand = 'gradlens.dismissSymptom';

/** A quick fix of a mark that calls a command. */
function actionFor(diagnostic: vscode.Diagnostic, title: string, command: string, argument: unknown): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { title, command, arguments: [argument] };
  return action;
}

interface ShownMark {
  readonly mark: SymptomMark;
  readonly diagnostic: vscode.Diagnostic;
}

/**
 * Keeps the marks of the run that is looked at on the lines that they are about: until the next run, until the line is
 * edited, or until they are dismissed.
 */
export class RunMarks implements vscode.Disposable, vscode.CodeActionProvider {
  private readonly collection = vscode.languages.createDiagnosticCollection('gradlens-run');
  private readonly subscriptions: vscode.Disposable;
  private shown: RunSymptoms | null = null;
  private readonly edited = new Set<string>();
  private readonly byDocument = new Map<string, readonly ShownMark[]>();
  private timer: NodeJS.Timeout | undefined;
  private drawings = 0;

  /** @param dismiss takes a symptom back, by its id, wherever it is shown. */
  constructor(
    private readonly readings: ReadingCache,
    dismiss: (symptom: string) => void,
  ) {
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((change) => this.follow(change)),
      vscode.languages.registerCodeActionsProvider(pythonFiles, this, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
      vscode.commands.registerCommand(dismissCommand, (symptom: unknown) => {
        if (typeof symptom === 'string') dismiss(symptom);
      }),
    );
  }

  /** Shows what is known of a run by now. */
  async show(symptoms: RunSymptoms): Promise<void> {
    if (symptoms.run !== this.shown?.run) this.edited.clear();
    this.shown = symptoms;
    await this.draw();
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const here = (this.byDocument.get(document.uri.toString()) ?? []).filter(({ diagnostic }) => diagnostic.range.intersection(range) !== undefined);
    return here.flatMap(({ mark, diagnostic }) => {
      const { fixableRules: rules } = mark;
      const dismissal = actionFor(diagnostic, l10n.t('Dismiss "{0}" of the last run', mark.title), dismissCommand, mark.symptom);
      if (rules.length === 0 || this.shown === null) return [dismissal];
      return [actionFor(diagnostic, l10n.t('Try a fix of "{0}"', mark.title), commands.tryRules, { uri: this.shown.uri, rules } satisfies TryRulesArgument), dismissal];
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
    this.collection.dispose();
  }

  /** A line that is edited is no longer the one that was run. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const here = this.byDocument.get(document.uri.toString());
    if (here === undefined || contentChanges.length === 0) return;
    for (const { mark, diagnostic } of here) {
      const isTouched = contentChanges.some(({ range }) => range.start.line <= diagnostic.range.end.line && range.end.line >= diagnostic.range.start.line);
      if (isTouched) this.edited.add(mark.key);
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.draw(), pauseMilliseconds);
  }

  private async draw(): Promise<void> {
    this.drawings += 1;
    const drawing = this.drawings;
    const { shown } = this;
    if (shown === null) return;
    const marks = shown.symptoms.length === 0 ? new Map<vscode.TextDocument, ShownMark[]>() : await this.placed(shown);
    // A newer drawing is under way, or the text has changed and will be drawn.
    if (marks === null || drawing !== this.drawings) return;
    this.collection.clear();
    this.byDocument.clear();
    for (const [document, here] of marks) {
      this.byDocument.set(document.uri.toString(), here);
      this.collection.set(document.uri, here.map(({ diagnostic }) => diagnostic));
    }
  }

  private async placed({ uri, fitStep, symptoms }: RunSymptoms): Promise<Map<vscode.TextDocument, ShownMark[]> | null> {
    const program = await programAt(uri);
    const reading = program === null ? null : await this.readings.of(program);
    const byDocument = new Map<vscode.TextDocument, ShownMark[]>();
    if (program === null || reading === null) return byDocument;
    if (!isCurrent(program)) return null;
    for (const mark of symptomMarks(reading, fitStep, symptoms)) {
      const place = this.edited.has(mark.key) ? null : placeOf(program, reading, mark.range);
      if (place === null) continue;
      const diagnostic = new vscode.Diagnostic(place.range, mark.message, severityInEditor[mark.severity]);
      diagnostic.source = l10n.t('GradLens run');
      diagnostic.code = mark.symptom;
      byDocument.set(place.document, [...(byDocument.get(place.document) ?? []), { mark, diagnostic }]);
    }
    return byDocument;
  }
}
