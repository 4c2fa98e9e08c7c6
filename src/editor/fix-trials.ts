import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { trialInWords, trialSentences } from '../advice/index.js';
import type { TrialResult } from '../protocol/index.js';
import type { TrialOutcome, TrialWatch } from '../supervisor/index.js';
import type { TryArgument } from './commands.js';
import { pairedFits, type PairedFits } from './content/paired-fits.js';
import { trainTheSame } from './content/same-training.js';
import type { FitTarget } from './learning-rates.js';
import { offer, offeredEdit, type OfferedEdit } from './offered-edit.js';
import { programAt } from './programs.js';
import type { ReadingCache } from './reading-cache.js';
import { watched } from './trial-progress.js';
import { mayTrainShortly } from './trust.js';

/** Trains a fit for a while as it is written and with a fix, in a process of its own; null where the user chose no data. Never rejects. */
export type TryFix = (written: FitTarget, fixed: PairedFits['fixed'], watch: TrialWatch) => Promise<TrialOutcome<TrialResult> | null>;

/**
 * Shows both curves. @param fix What was tried, as a menu says it.
 * @returns what makes the edit, and has it shown as made.
 */
export type ShowTrial = (fix: string, sentences: readonly string[], result: TrialResult, edit: OfferedEdit) => () => Promise<void>;

export interface FixTrialsOptions {
  readonly readings: ReadingCache;
  readonly tryFix: TryFix;
  readonly show: ShowTrial;
  readonly log: vscode.LogOutputChannel;
}

/** "Try the fix": trains a model as it is written and with a fix, says which is better, and offers the edit. */
export class FixTrials implements vscode.Disposable {
  private running: AbortController | null = null;

  constructor(private readonly options: FixTrialsOptions) {}

  /** Tries a fix; a trial that is under way ends with the next. */
  async try(argument: TryArgument): Promise<void> {
    if (!mayTrainShortly()) return;
    const { uri, fix } = argument;
    const pair = await this.pairOf(argument);
    if (typeof pair === 'string') {
      void vscode.window.showWarningMessage(pair);
      return;
    }
    this.running?.abort();
    const stopping = new AbortController();
    this.running = stopping;
    const title = l10n.t('GradLens tries: {0}', fix.title);
    const outcome = await watched(title, stopping, (watch) => this.options.tryFix({ uri, ...pair.written }, pair.fixed, watch));
    if (outcome === null || outcome.kind === 'stopped') return;
    if (outcome.kind === 'failed') {
      this.options.log.warn(outcome.message);
      void vscode.window.showWarningMessage(outcome.message);
      return;
    }
    this.tell(argument, outcome.result);
  }

  /**
   * Tries the fix of the first finding of some rules that has one, of the file as it is now.
   * @returns false where there is none.
   */
  async tryRules(uri: vscode.Uri, rules: readonly string[]): Promise<boolean> {
    const current = await this.options.readings.current(await programAt(uri));
    if (current === null) return false;
    const { program, reading } = current;
    const [finding] = rules.flatMap((rule) => reading.findings.find((each) => each.rule === rule && each.fix !== undefined) ?? []);
    if (finding?.fix === undefined) return false;
    await this.try({ uri, version: program.version, fix: finding.fix, layers: finding.layers });
    return true;
  }

  dispose(): void {
    this.running?.abort();
  }

  private async pairOf({ uri, version, fix, layers }: TryArgument): Promise<PairedFits | string> {
    const { readings } = this.options;
    const current = await readings.current(await programAt(uri), version);
    if (current === null) return l10n.t('The file changed in the meantime, so nothing was tried. Please choose it again.');
    const { program, reading } = current;
    const after = await readings.withEdits(program, fix.edits);
    if (after !== null && trainTheSame(reading.plan, after.plan)) return l10n.t('With this fix exactly the same is trained, so there is nothing to try.');
    const pair = after && pairedFits(reading, after, layers);
    return pair ?? l10n.t('There is no call of fit that can be read both with and without this fix, so there is nothing to try.');
  }

  private tell({ uri, version, fix }: TryArgument, result: TrialResult): void {
    const words = trialInWords(result);
    this.options.log.info(`${fix.title}: ${words}`);
    const edit = offeredEdit({ uri, version, edits: fix.edits }, l10n.t('Apply the fix'));
    const apply = this.options.show(fix.title, trialSentences(result), result, edit);
    void offer(words, edit, apply);
  }
}
