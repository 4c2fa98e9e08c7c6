import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ModelSpec, TrainingPlan } from '../spec/index.js';
import type { ProbeOutcome } from '../supervisor/index.js';
import { modelAt, modelNear } from './content/check-target.js';
import type { FileReading } from './content/file-reading.js';
import { checkInWords } from './content/probe-words.js';
import { editorsInFront } from './in-front.js';
import { isCurrent, offsetsOf, programAt, programOf, type Program } from './programs.js';
import type { ReadingCache } from './reading-cache.js';
import { mayCheckGradients } from './trust.js';

/** What is to be probed. */
export interface ProbeTarget {
  /** Of the file or the notebook. */
  readonly uri: vscode.Uri;
  readonly plan: TrainingPlan;
  /** The id of the model. */
  readonly model: string;
  /** Whether nobody asked for it, so that it must cost nothing but time. */
  readonly isByItself?: boolean;
}

/** Measures the gradients of a model's layers, in a process of its own, until the signal is aborted. Never rejects. */
export type Probe = (target: ProbeTarget, signal: AbortSignal) => Promise<ProbeOutcome>;

export interface GradientChecksOptions {
  readonly readings: ReadingCache;
  readonly probe: Probe;
  readonly log: vscode.LogOutputChannel;
  /** Called when what is known of a program has grown. */
  readonly onMeasured: (program: Program) => void;
}

interface CheckTarget {
  readonly program: Program;
  readonly reading: FileReading;
  readonly model: ModelSpec;
}

/** "Check gradients": measures a model of a file at its initialization, and has what was found shown with the file until it is edited. */
export class GradientChecks implements vscode.Disposable {
  /** The checks that are under way, by file and model. */
  private readonly running = new Map<string, AbortController>();

  constructor(private readonly options: GradientChecksOptions) {}

  /**
   * Checks a model, and says what was found or why nothing was. Asked twice for the same, it checks once.
   * @param argument Of a lens (`CheckArgument`); anything else means the model in the editor that is in front.
   */
  async check(argument: unknown): Promise<void> {
    if (!mayCheckGradients()) return;
    const target = await this.resolve(argument);
    if (typeof target === 'string') {
      void vscode.window.showWarningMessage(target);
      return;
    }
    const key = `${target.program.uri.toString()}#${target.model.id}`;
    if (this.running.has(key)) return;
    const stopping = new AbortController();
    this.running.set(key, stopping);
    try {
      await this.show(target, await this.measure(target, stopping));
    } finally {
      this.running.delete(key);
    }
  }

  private async resolve(argument: unknown): Promise<CheckTarget | string> {
    const chosen = chosenModel(argument);
    const python = editorsInFront().find(({ document }) => document.languageId === 'python');
    if (chosen === null && python === undefined) return l10n.t('Open a Python file with a Keras model first; it is what will be checked.');
    const program = chosen === null ? python && programOf(python.document) : await programAt(chosen.uri);
    const reading = program && (await this.options.readings.of(program));
    const offset = program && reading && python ? (offsetsOf(program, reading, python.document, python.selection)?.start ?? 0) : 0;
    const model = reading && (chosen === null ? modelNear(reading, offset) : modelAt(reading, chosen.model));
    if (program && reading && model) return { program, reading, model };
    return chosen === null
      ? l10n.t('There is no Keras model that GradLens can read in {0}.', python === undefined ? '' : vscode.workspace.asRelativePath(python.document.uri))
      : l10n.t('The file was changed and this model is gone. Press Check gradients above the one you mean.');
  }

  private measure({ program, reading, model }: CheckTarget, stopping: AbortController): Thenable<ProbeOutcome> {
    const title = l10n.t('GradLens checks the gradients of {0}', model.variable ?? model.name);
    return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (_progress, cancellation) => {
      cancellation.onCancellationRequested(() => stopping.abort());
      return this.options.probe({ uri: program.uri, plan: reading.plan, model: model.id }, stopping.signal);
    });
  }

  private async show({ program, reading, model }: CheckTarget, outcome: ProbeOutcome): Promise<void> {
    const { log, readings, onMeasured } = this.options;
    const name = model.variable ?? model.name;
    if (outcome.kind === 'stopped') return;
    if (outcome.kind === 'failed') {
      log.warn(`${name}: ${outcome.message}`);
      void vscode.window.showWarningMessage(l10n.t('{0}: {1}', name, outcome.message));
      return;
    }
    const { result } = outcome;
    const words = l10n.t('{0}: {1}', name, checkInWords(result));
    log.info(words);
    const isShown = isCurrent(program) && (await readings.keepProbe(program, reading, result));
    if (isShown) onMeasured(program);
    void vscode.window.showInformationMessage(isShown ? words : l10n.t('{0} (The file was changed since; this is about what it was before.)', words));
  }

  /** Ends the checks that are under way. */
  dispose(): void {
    for (const stopping of this.running.values()) stopping.abort();
  }
}

/** A command's argument may come from anywhere, such as a key binding: the address may be a text or an object of VS Code. */
function chosenModel(argument: unknown): { uri: vscode.Uri; model: string } | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const { uri, model } = argument as Partial<Record<'uri' | 'model', unknown>>;
  const address = typeof uri === 'string' ? vscode.Uri.parse(uri) : uri;
  return address instanceof vscode.Uri && typeof model === 'string' ? { uri: address, model } : null;
}
