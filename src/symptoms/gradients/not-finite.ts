import * as l10n from '@vscode/l10n';
import { choosesByProbabilities } from '../advice/conditions.js';
import { clipGradients, lowerRate } from '../advice/remedies.js';
import type { Sign, Symptom } from '../symptom.js';

/** NaN or infinity, and where it came about. */
export const notFinite: Symptom = {
  id: 'not-finite',
  severity: 'error',
  title: () => l10n.t('Numbers that are NaN or infinite'),
  meaning: () => l10n.t('A number has left what float32 can hold, or was never one; every weight that it reaches is lost, so nothing is learned from here on.'),
  advice: [
    lowerRate,
    clipGradients,
    { text: () => l10n.t('Scale the data to about 1, and look for NaN in it.') },
    { text: () => l10n.t('Where probabilities come out of the model, give the loss logits instead: from_logits=True.'), when: choosesByProbabilities },
  ],
  rules: ['GL602', 'GL801', 'GL112', 'GL109', 'GL204'],
  criterion: 'A loss, a metric or the norm of a gradient is NaN or infinite in any step. The step is then repeated to find the layer where it came about.',
  sources: ['Keras, keras/src/callbacks/terminate_on_nan.py', 'Goodfellow, Bengio and Courville (2016), Deep Learning, section 4.1'],
  consequenceOf: [],
  watch() {
    let sign: Sign | null = null;
    return {
      notFinite: ({ step, layer, message }) => {
        sign ??= { since: step, layers: layer === undefined ? [] : [layer], evidence: { step }, message: () => message };
      },
      sign: () => sign,
    };
  },
};
