import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ModelSpec } from '../spec/index.js';
import type { ProbeOutcome } from '../supervisor/index.js';
import { commands, type CompareArgument, type FixArgument } from './commands.js';
import { ComparisonPages } from './comparison-pages.js';
import { modelAt } from './content/check-target.js';
import { comparisonInWords, comparisonPage, sameModel } from './content/comparison.js';
import type { FileReading } from './content/file-reading.js';
import type { GradientChecksOptions } from './gradient-checks.js';
import { programAt } from './programs.js';
import { mayCheckGradients } from './trust.js';

/** A model as it is written, and as a fix would have it. */
interface Pair {
  readonly written: { readonly reading: FileReading; readonly model: ModelSpec };
  readonly fixed: { readonly reading: FileReading; readonly model: ModelSpec };
}

/** "Compare gradients with and without": measures a model as it is written and with a fix, shows both, and offers the fix. */
export class FixComparisons implements vscode.Disposable {
  private readonly pages = new ComparisonPages();
  private running: AbortController | null = null;

  constructor(private readonly options: Pick<GradientChecksOptions, 'readings' | 'probe' | 'log'>) {}

  /** Compares; a comparison that is under way ends with the next. */
  async compare(argument: CompareArgument): Promise<void> {
    if (!mayCheckGradients()) return;
    const pair = await this.pairOf(argument);
    if (typeof pair === 'string') {
      void vscode.window.showWarningMessage(pair);
      return;
    }
    this.running?.abort();
    const stopping = new AbortController();
    this.running = stopping;
    const [written, fixed] = await this.measure(argument.uri, pair, stopping);
    if (written.kind === 'stopped' || fixed.kind === 'stopped') return;
    if (written.kind === 'failed' || fixed.kind === 'failed') {
      const message = written.kind === 'failed' ? written.message : fixed.kind === 'failed' ? l10n.t('With the fix: {0}', fixed.message) : '';
      this.options.log.warn(message);
      void vscode.window.showWarningMessage(message);
      return;
    }
    const comparison = { fix: argument.fix, written: written.result, fixed: fixed.result };
    const words = comparisonInWords(comparison);
    this.options.log.info(words);
    await this.pages.show(argument.uri, comparisonPage(comparison));
    void offerFix(argument, words);
  }

  private async pairOf({ uri, version, fix, model: id }: CompareArgument): Promise<Pair | string> {
    const { readings } = this.options;
    const current = await readings.current(await programAt(uri), version);
    const model = current && modelAt(current.reading, id);
    if (current === null || model === null) {
      return l10n.t('The file changed in the meantime, so nothing was compared. Please choose it again.');
    }
    const { program, reading } = current;
    const after = await readings.withEdits(program, fix.edits);
    const same = after && sameModel(after, model);
    if (after === null || same === null) return l10n.t('With this fix the model {0} cannot be read, so there is nothing to compare.', model.variable ?? model.name);
    return { written: { reading, model }, fixed: { reading: after, model: same } };
  }

  private measure(uri: vscode.Uri, { written, fixed }: Pair, stopping: AbortController): Thenable<[ProbeOutcome, ProbeOutcome]> {
    const title = l10n.t('GradLens compares the gradients of {0} with and without the fix', written.model.variable ?? written.model.name);
    return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (_progress, cancellation) => {
      cancellation.onCancellationRequested(() => stopping.abort());
      const probe = ({ reading, model }: Pair['written']): Promise<ProbeOutcome> => this.options.probe({ uri, plan: reading.plan, model: model.id }, stopping.signal);
      return Promise.all([probe(written), probe(fixed)]);
    });
  }

  dispose(): void {
    this.running?.abort();
    this.pages.dispose();
  }
}

async function offerFix({ uri, version, fix }: CompareArgument, words: string): Promise<void> {
  const apply = l10n.t('Apply the fix');
  if ((await vscode.window.showInformationMessage(words, apply)) !== apply) return;
  await vscode.commands.executeCommand(commands.applyFix, { uri, version, edits: fix.edits } satisfies FixArgument);
}
