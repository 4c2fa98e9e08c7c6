import * as l10n from '@vscode/l10n';
import { EARNEST_STEPS, foreknown } from '../statistics/foreknown.js';
import type { Symptom } from '../symptom.js';

/** Layers that were frozen before they had learned anything. */
export const frozenByAccident: Symptom = {
  id: 'frozen-by-accident',
  severity: 'warning',
  title: () => l10n.t('Frozen by accident'),
  meaning: () => l10n.t('These layers are not trained and nothing was trained before, so they keep the random weights that they started with.'),
  advice: [
    { text: () => l10n.t('Take trainable=False away, or set it back to True before compile().') },
    { text: () => l10n.t('Where the weights were meant to come from another model, set or load them before fit().') },
  ],
  rules: ['GL904', 'GL901'],
  criterion: `A layer with a kernel is not trained, in a run before which nothing was trained and no weights were set; said after ${EARNEST_STEPS} steps.`,
  sources: ['Keras, guides/transfer_learning.py', 'Yosinski, Clune, Bengio and Lipson (2014), How transferable are features in deep neural networks?'],
  consequenceOf: [],
  watch(run) {
    const kernels = run.layers.filter(({ hasKernel }) => hasKernel);
    const frozen = kernels.filter(({ isTrained }) => !isTrained);
    const [first] = frozen;
    if (!run.isFresh || first === undefined) return null;
    return foreknown({
      layers: frozen.map(({ id }) => id),
      evidence: { frozen: frozen.length, layers: kernels.length },
      message: () => l10n.t('{0} of {1} layers with kernels stay as they were drawn; the first is "{2}".', frozen.length, kernels.length, first.name),
    });
  },
};
