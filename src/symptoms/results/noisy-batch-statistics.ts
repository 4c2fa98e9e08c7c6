import * as l10n from '@vscode/l10n';
import { EARNEST_STEPS, foreknown } from '../statistics/foreknown.js';
import type { Symptom } from '../symptom.js';
import { percent } from '../texts.js';

/** Over so few numbers a mean is off by half a standard deviation. */
const FEW = 4;

/** Batch normalization by the statistics of a handful of samples. */
export const noisyBatchStatistics: Symptom = {
  id: 'noisy-batch-statistics',
  severity: 'warning',
  title: () => l10n.t('Batch statistics too noisy'),
  meaning: () => l10n.t('BatchNormalization divides by the statistics of the batch; of so few samples they are little more than chance, and not what it uses when it predicts.'),
  advice: [
    { text: () => l10n.t('Take batches of at least 16 samples.') },
    { text: () => l10n.t('Where memory does not allow that, use LayerNormalization or GroupNormalization, which look at each sample alone.') },
  ],
  rules: ['GL403'],
  criterion: `A BatchNormalization that is trained takes its mean and variance over at most ${FEW} numbers (samples × places); said after ${EARNEST_STEPS} steps.`,
  sources: ['Ioffe and Szegedy (2015), Batch normalization', 'Wu and He (2018), Group normalization'],
  consequenceOf: [],
  watch({ batchStatistics }) {
    const noisy = batchStatistics.filter(({ numbers }) => numbers <= FEW);
    const [first] = noisy;
    if (first === undefined) return null;
    // Of the mean of n numbers, in standard deviations of one.
    const error = 1 / Math.sqrt(first.numbers);
    return foreknown({
      layers: noisy.map(({ layer }) => layer),
      evidence: { numbers: first.numbers, error },
      message: () => l10n.t('Each mean is taken over {0} numbers: its standard error is {1} of a standard deviation.', first.numbers, percent(error)),
    });
  },
};
