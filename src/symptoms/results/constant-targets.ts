import * as l10n from '@vscode/l10n';
import { EARNEST_STEPS, foreknown } from '../statistics/foreknown.js';
import type { Symptom } from '../symptom.js';

/** Of fewer samples it may be on purpose: to see whether a model can learn one by heart. */
const SAMPLES = 20;

/** Targets that are all the same. */
export const constantTargets: Symptom = {
  id: 'constant-targets',
  severity: 'warning',
  title: () => l10n.t('Targets that are all the same'),
  meaning: () => l10n.t('Every sample has the same target, so there is nothing to tell apart: the model learns to give one answer, whatever comes in, and looks perfect.'),
  advice: [
    { text: () => l10n.t('Look at how y is made: a wrong column, a comparison that is never true or a slice of sorted data gives the same label everywhere.') },
    { text: () => l10n.t('Print the numbers of samples by label before fit(), as numpy.unique(y, return_counts=True) does.') },
  ],
  rules: ['GL210'],
  criterion: `The targets of all training samples are equal, and there are at least ${SAMPLES}; said after ${EARNEST_STEPS} steps. Where they are read piece by piece from files, it is not known.`,
  sources: ['Karpathy (2019), A recipe for training neural networks: become one with the data'],
  consequenceOf: [],
  watch({ targets, isNoise }) {
    if (targets === null || !targets.areEqual || targets.count < SAMPLES || isNoise) return null;
    const { count } = targets;
    return foreknown({ layers: [], evidence: { samples: count }, message: () => l10n.t('All {0} training samples have the same target.', count) });
  },
};
