import * as l10n from '@vscode/l10n';
import type { LearningRateResult } from '../../protocol/index.js';
import { rateText } from '../edits/set-learning-rate.js';

/** Rates that lie nearer to each other than this factor do about the same. */
const aboutTheSame = 2;

/** What the learning-rate finder found, in a line that names the model. */
export function learningRateInWords(result: LearningRateResult): string {
  return l10n.t('{0}: {1}', result.model, learningRateSentences(result).join(' '));
}

/** What the learning-rate finder found, in sentences; the first one says what. */
export function learningRateSentences(result: LearningRateResult): string[] {
  const { suggestion, current, isNoise } = result;
  const sentences = suggestion.kind === 'none' ? [suggestion.reason] : foundInWords(result, suggestion);
  if (suggestion.kind === 'found' && typeof current === 'number') sentences.push(comparedInWords(suggestion.rate, current));
  if (typeof current === 'string') sentences.push(l10n.t('The file has a schedule, {0}; the rate is meant for its largest one.', current));
  if (isNoise === true) sentences.push(l10n.t('The data is noise, so this says nothing about real data.'));
  return sentences;
}

function foundInWords(
  { sweeps, optimizer }: LearningRateResult,
  { rate, steepest, isOpenEnded }: { rate: number; steepest: number; isOpenEnded?: true | undefined },
): string[] {
  const sentences = [
    sweeps.length === 1
      ? l10n.t(
          'A learning rate of {0} suits {1}; the loss falls most steeply at {2} (one sweep, which says less than several).',
          rateText(rate),
          optimizer,
          rateText(steepest),
        )
      : l10n.t(
          'A learning rate of {0} suits {1}; the loss falls most steeply at {2} (medians of {3} sweeps).',
          rateText(rate),
          optimizer,
          rateText(steepest),
          sweeps.length,
        ),
  ];
  if (isOpenEnded === true) sentences.push(l10n.t('The loss still fell at the largest rate, so a larger one may do as well.'));
  return sentences;
}

function comparedInWords(rate: number, current: number): string {
  const factor = Math.max(rate / current, current / rate);
  if (!(factor > aboutTheSame)) return l10n.t('The file has {0}, which is about the same.', rateText(current));
  const times = Number(factor.toPrecision(2));
  return rate > current ? l10n.t('The file has {0}, {1} times less.', rateText(current), times) : l10n.t('The file has {0}, {1} times more.', rateText(current), times);
}
