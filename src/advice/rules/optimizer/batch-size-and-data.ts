import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { samplesOf } from '../../training/length.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { training } from './training-example.js';

/** Below so many steps an epoch, batches are large for the data. */
const fewSteps = 4;

/** Batches that are nearly all of the data. */
export const batchSizeAndData: Rule = {
  id: 'GL613',
  name: 'batch-size-against-data',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('Batches that are too large for the data'),
  explanation: () => [
    l10n.t('Every batch is one step. With batches of a third of the data an epoch has three steps, so it takes very many epochs to get anywhere, and the gradients have none of the noise that helps small batches to generalize. Batches of 32 are a good start.'),
  ],
  sources: ['Masters and Luschi (2018), Revisiting Small Batch Training for Deep Neural Networks, https://arxiv.org/abs/1804.07612', 'Keskar et al. (2017), On Large-Batch Training, https://arxiv.org/abs/1609.04836'],
  bad: [{ title: 'Two steps an epoch', code: training({ fit: 'epochs=5, batch_size=30_000' }) }],
  good: [{ title: 'Batches of 32', code: training({ fit: 'epochs=5, batch_size=32' }) }],
  check: eachFit(findingOf),
};

function messageOf(batchSize: number, samples: number): string {
  const steps = Math.ceil(samples / batchSize);
  if (steps === 1) return l10n.t('A batch of {0} is all of the {1} samples, so every epoch is one step.', batchSize, samples);
  return l10n.t('Batches of {0} make {1} steps an epoch of {2} samples.', batchSize, steps, samples);
}

function findingOf(fit: FitStep, compilation: Compilation): Finding | null {
  const samples = samplesOf(fit);
  const { batchSize } = fit;
  // Of very few samples, every batch is large.
  if (samples === null || samples < 100 || isUnknown(batchSize) || samples / batchSize >= fewSteps) return null;
  return {
    rule: batchSizeAndData.id,
    severity: batchSizeAndData.severity,
    message: messageOf(batchSize, samples),
    advice: l10n.t('use smaller batches'),
    ...atCall(fit.call, compilation, 'batch_size'),
  };
}
