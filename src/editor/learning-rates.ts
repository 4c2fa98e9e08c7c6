import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { learningRateInWords, learningRateSentences, setLearningRate, type Fix } from '../advice/index.js';
import type { LearningRateResult } from '../protocol/index.js';
import type { TrialOutcome, TrialWatch } from '../supervisor/index.js';
import type { TrainArgument } from './commands.js';
import { fitAt, fitNear, whyNoFit, type FitChoice } from './content/train-target.js';
import type { FileReading } from './content/file-reading.js';
import { editorsInFront } from './in-front.js';
import { offsetsOf, programAt, programOf, type Program } from './programs.js';
import type { ReadingCache } from './reading-cache.js';
import { offer, offeredEdit, type OfferedEdit } from './offered-edit.js';
import { watched } from './trial-progress.js';
import { mayTrainShortly } from './trust.js';

/** A fit of a file or a notebook. */
export interface FitTarget extends FitChoice {
  readonly uri: vscode.Uri;
}

/** Short trainings of a fit, in a process of their own; null where the user chose no data for them. Never rejects. */
export type FindRate = (target: FitTarget, watch: TrialWatch) => Promise<TrialOutcome<LearningRateResult> | null>;

/**
 * Shows a found rate with its sweeps.
 * @param edit Writes it into the file; null where that is not possible.
 * @returns what makes the edit, and has it shown as made.
 */
export type ShowRate = (sentences: readonly string[], result: LearningRateResult, edit: OfferedEdit | null) => () => Promise<void>;

export interface LearningRatesOptions {
  readonly readings: ReadingCache;
  readonly find: FindRate;
  readonly show: ShowRate;
  readonly log: vscode.LogOutputChannel;
}

interface Target {
  readonly program: Program;
  readonly reading: FileReading;
  readonly fit: FitChoice;
}

/** "Find a learning rate": sweeps the rate of a fit in short trainings, shows the sweeps, and offers the edit. */
export class LearningRates implements vscode.Disposable {
  private running: AbortController | null = null;

  constructor(private readonly options: LearningRatesOptions) {}

  /**
   * Looks for a rate; a search that is under way ends with the next.
   * @param argument Of a lens (`TrainArgument`); anything else means the fit in the editor that is in front.
   */
  async find(argument: unknown): Promise<void> {
    if (!mayTrainShortly()) return;
    const target = await this.targetOf(argument);
    if (typeof target === 'string') {
      void vscode.window.showWarningMessage(target);
      return;
    }
    this.running?.abort();
    const stopping = new AbortController();
    this.running = stopping;
    const { program, fit } = target;
    const outcome = await watched(l10n.t('GradLens looks for a learning rate'), stopping, (watch) => this.options.find({ uri: program.uri, ...fit }, watch));
    if (outcome === null || outcome.kind === 'stopped') return;
    if (outcome.kind === 'failed') {
      this.options.log.warn(outcome.message);
      void vscode.window.showWarningMessage(outcome.message);
      return;
    }
    this.tell(target, outcome.result);
  }

  dispose(): void {
    this.running?.abort();
  }

  private tell({ program: { uri, version }, ...target }: Target, result: LearningRateResult): void {
    const { fix, reason } = editOf(target, result);
    const reasons = reason === null ? [] : [reason];
    const words = [learningRateInWords(result), ...reasons].join(' ');
    this.options.log.info(words);
    const edit = fix && offeredEdit({ uri, version, edits: fix.edits }, fix.title);
    const apply = this.options.show([...learningRateSentences(result), ...reasons], result, edit);
    void offer(words, edit, apply);
  }

  /** @returns why there is nothing to look for a rate for, where that is so. */
  private async targetOf(argument: unknown): Promise<Target | string> {
    const chosen = chosenFit(argument);
    const editor = editorsInFront().find(({ document }) => programOf(document) !== null);
    const program = chosen === null ? editor && programOf(editor.document) : await programAt(chosen.uri);
    const reading = program ? await this.options.readings.of(program) : null;
    const nothing = l10n.t('There is no call of fit here that GradLens can read, so there is nothing to find a learning rate for.');
    if (!program || reading === null) return nothing;
    const offset = editor === undefined ? 0 : (offsetsOf(program, reading, editor.document, editor.selection)?.start ?? 0);
    const fit = chosen === null ? fitNear(reading, offset) : fitAt(reading, chosen.fitStep);
    return fit === null ? (whyNoFit(reading) ?? nothing) : { program, reading, fit };
  }
}

/** The edit that writes a rate into the file, or why there is none. */
function editOf({ reading, fit }: Omit<Target, 'program'>, { suggestion }: LearningRateResult): { readonly fix: Fix | null; readonly reason: string | null } {
  if (suggestion.kind === 'none') return { fix: null, reason: null };
  const edit = setLearningRate(reading.plan, reading.text, fit.fitStep, suggestion.rate);
  return edit.kind === 'edit' ? { fix: edit.fix, reason: null } : { fix: null, reason: edit.reason };
}

/** A command's argument may come from anywhere, such as a key binding: the address may be a text or an object of VS Code. */
function chosenFit(argument: unknown): TrainArgument | null {
  if (typeof argument !== 'object' || argument === null) return null;
  const { uri, fitStep } = argument as Partial<Record<'uri' | 'fitStep', unknown>>;
  const address = typeof uri === 'string' ? vscode.Uri.parse(uri) : uri;
  return address instanceof vscode.Uri && typeof fitStep === 'number' ? { uri: address, fitStep } : null;
}
