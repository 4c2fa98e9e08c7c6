import * as l10n from '@vscode/l10n';
import type { TrialResult, TrialVerdict } from '../../protocol/index.js';

type Compared = Exclude<TrialVerdict, { kind: 'incomparable' }>;

/** What came of a trial of a fix, in a line that names the model. */
export function trialInWords(result: TrialResult): string {
  return l10n.t('{0}: {1}', result.model, trialSentences(result).join(' '));
}

/** What came of a trial of a fix, in sentences: which is better and by how much, and what that rests on. */
export function trialSentences(result: TrialResult): string[] {
  const { verdict, isNoise, leftOut } = result;
  return [
    verdict.kind === 'incomparable' ? l10n.t('The fix changes what the loss means, and there is no other metric that both have, so they cannot be compared by a number.') : verdictInWords(verdict),
    basisInWords(result),
    ...(isNoise === true ? [l10n.t('The data is noise, so this says nothing about real data.')] : []),
    ...leftOut,
  ];
}

function verdictInWords(verdict: Compared): string {
  const { kind, metric } = verdict;
  const [written, fixed] = [numberText(verdict.written), numberText(verdict.fixed)];
  switch (kind) {
    case 'fixed':
      return l10n.t('Better with the fix: {0} {1} instead of {2}{3}.', metric, fixed, written, spreadText(verdict));
    case 'written':
      return l10n.t('Better as it is written: {0} {1}, with the fix {2}{3}.', metric, written, fixed, spreadText(verdict));
    case 'unclear':
      return verdict.spread === null
        ? l10n.t('Trained once only, which tells no difference from chance: {0} {1} as it is written, {2} with the fix.', metric, written, fixed)
        : l10n.t('No clear difference: {0} {1} as it is written, {2} with the fix{3}.', metric, written, fixed, spreadText(verdict));
  }
}

function spreadText({ spread }: Compared): string {
  return spread === null || !Number.isFinite(spread) ? '' : l10n.t(' (the difference varies by ±{0} from seed to seed)', numberText(spread));
}

function basisInWords({ steps, stepsPerEpoch, isWholeFit, evaluatedOn, repetitions }: TrialResult): string {
  const count = steps.at(-1) ?? 0;
  const epochs = Number((count / Math.max(stepsPerEpoch, 1)).toPrecision(2));
  const on = evaluatedOn === 'validation' ? l10n.t('validation data') : l10n.t('training data');
  const seeds = repetitions.length;
  return isWholeFit
    ? l10n.t('Both were trained for all {0} steps ({1} epochs), from {2} seeds, and evaluated on {3}.', count, epochs, seeds, on)
    : l10n.t('Both were trained for {0} steps ({1} epochs), from {2} seeds, and evaluated on {3}; later it may be otherwise.', count, epochs, seeds, on);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return l10n.t('not a finite number');
  return String(Number(value.toPrecision(3)));
}
