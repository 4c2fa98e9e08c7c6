import * as vscode from 'vscode';
import { modelNear } from './content/check-target.js';
import type { GradientChecksOptions } from './gradient-checks.js';
import { isCurrent, offsetsOf, programOf, type Program } from './programs.js';
import { checksAfterEdits } from './settings.js';

/** Typing pauses of this length let gradients be checked: longer than a thought, since a check takes a processor for a second. */
const pauseMilliseconds = 1500;

/**
 * Checks the gradients of the model that was edited, by itself, where the setting asks for it: one check at a time, which the
 * next edit ends. Says nothing but what the lens says; what cannot be checked is left to who asks. Nothing is downloaded, and
 * nothing is done in Restricted Mode.
 */
export class ChecksAfterEdits implements vscode.Disposable {
  private pause: NodeJS.Timeout | undefined;
  private running: AbortController | null = null;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly options: GradientChecksOptions) {
    this.subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const [change] = contentChanges;
      if (change !== undefined && vscode.workspace.isTrusted && checksAfterEdits(document)) this.edited(document, change.range.start);
    });
  }

  private edited(document: vscode.TextDocument, place: vscode.Position): void {
    this.stop();
    this.pause = setTimeout(() => {
      const program = programOf(document);
      if (program !== null) void this.check(program, document, place);
    }, pauseMilliseconds);
  }

  private async check(program: Program, document: vscode.TextDocument, place: vscode.Position): Promise<void> {
    const { readings, probe, log, onMeasured } = this.options;
    const stopping = new AbortController();
    this.running = stopping;
    const reading = await readings.of(program);
    if (reading === null || stopping.signal.aborted) return;
    const model = modelNear(reading, offsetsOf(program, reading, document, new vscode.Range(place, place))?.start ?? 0);
    if (model === null) return;
    const outcome = await probe({ uri: program.uri, plan: reading.plan, model: model.id, isByItself: true }, stopping.signal);
    if (outcome.kind === 'failed') log.info(`${model.variable ?? model.name}: ${outcome.message}`);
    if (outcome.kind === 'probed' && isCurrent(program) && (await readings.keepProbe(program, reading, outcome.result))) onMeasured(program);
  }

  private stop(): void {
    clearTimeout(this.pause);
    this.running?.abort();
    this.running = null;
  }

  dispose(): void {
    this.subscription.dispose();
    this.stop();
  }
}
