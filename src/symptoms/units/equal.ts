import * as l10n from '@vscode/l10n';
import { EARNEST_STEPS, foreknown } from '../statistics/foreknown.js';
import type { Symptom } from '../symptom.js';

/** Units that start equal and stay so. */
export const equalUnits: Symptom = {
  id: 'equal-units',
  severity: 'warning',
  title: () => l10n.t('Units that stay equal'),
  meaning: () => l10n.t('All units of these layers start with the same weights and get the same gradients, so they stay equal: however wide, the layer is worth one unit.'),
  advice: [
    { text: () => l10n.t('Draw the kernels at random: take the initializer away, or use he_normal with ReLU and glorot_uniform with tanh or sigmoid.') },
    { text: () => l10n.t('Biases may start at 0: different kernels are enough.') },
  ],
  rules: ['GL111'],
  criterion: `The weights of a hidden dense layer are all made by Zeros, Ones or Constant, and so are those of the next one, with nothing between them that comes by chance; no weights were set or trained before; said after ${EARNEST_STEPS} steps.`,
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 8.4: initial parameters need to break symmetry between units', 'Keras, keras/src/initializers/constant_initializers.py'],
  consequenceOf: [],
  watch({ equalUnits: equal, isFresh, layers }) {
    const first = layers.find(({ id }) => equal.includes(id));
    if (first === undefined || !isFresh) return null;
    return foreknown({
      layers: equal,
      evidence: { layers: equal.length },
      message: () => l10n.t('All units of "{0}" started with the same weights, and what is behind them treats them alike.', first.name),
    });
  },
};
