import * as l10n from '@vscode/l10n';
import type { LayerSpec } from '../../../spec/index.js';
import type { Finding, Severity } from '../../finding.js';
import { rangeAtFault } from '../../gather.js';
import type { Rule, RuleExample } from '../../rule.js';
import { eachLayer } from '../each.js';

const net = (rate: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dropout(${rate}),
    keras.layers.Dense(10, activation="softmax"),
])
`;

const bad: readonly RuleExample[] = [
  { title: 'Nine of ten units dropped', code: net('0.9') },
  { title: 'Two of three units dropped (information)', code: net('rate=0.66') },
  { title: 'A rate in percent', code: net('20') },
];
const good: readonly RuleExample[] = [{ title: 'Half of the units', code: net('0.5') }];

/** Layers that drop values at a rate. */
const dropping = /^(Dropout|SpatialDropout\dD|AlphaDropout|GaussianDropout)$/;

/** A rate that leaves too little. */
export const dropoutRate: Rule = {
  id: 'GL701',
  name: 'dropout-too-high',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('A very high dropout rate'),
  explanation: () => [
    l10n.t('`rate` is the share that is dropped, not the share that is kept. At 0.9 a tenth of the units is left, different ones in every step, and scaled up ten times: the noise is larger than the signal, and the net underfits. The rate is a share: 20 percent are 0.2.'),
    l10n.t('Usual rates are 0.1 to 0.3 at the input, 0.2 to 0.5 in hidden layers, 0.4 to 0.5 in convolutional nets before the last layer. It is information above 0.5 and a warning from 0.75 on.'),
  ],
  sources: ['Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov (2014), Dropout, section 7.3, https://jmlr.org/papers/v15/srivastava14a.html', 'Keras, keras/src/layers/regularization/dropout.py'],
  bad,
  good,
  check: eachLayer(findingOf),
};

function findingOf(layer: LayerSpec): Finding | null {
  const { rate } = layer.config;
  const severity = dropping.test(layer.className) && typeof rate === 'number' ? severityOf(rate) : null;
  if (typeof rate !== 'number' || severity === null) return null;
  return {
    rule: dropoutRate.id,
    severity,
    message: severity === 'error' ? l10n.t('{0}: a rate is a share from 0 to 1, not {1}.', layer.name, rate) : l10n.t('{0} drops {1} % of its input in every step.', layer.name, Math.round(rate * 100)),
    advice: l10n.t('lower the dropout rate'),
    range: rangeAtFault(layer.source, 'rate'),
    layers: [layer.id],
  };
}

function severityOf(rate: number): Severity | null {
  if (rate < 0 || rate >= 1) return 'error';
  if (rate >= 0.75) return 'warning';
  return rate > 0.5 ? 'information' : null;
}
