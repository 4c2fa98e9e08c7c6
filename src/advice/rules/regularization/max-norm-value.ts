import * as l10n from '@vscode/l10n';
import { isConfigObject, type LayerSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { rangeAtFault } from '../../gather.js';
import type { Rule, RuleExample } from '../../rule.js';
import { eachLayer } from '../each.js';

const net = (value: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="relu", kernel_initializer="he_normal", kernel_constraint=keras.constraints.max_norm(${value})),
    keras.layers.Dense(10, activation="softmax"),
])
`;

const bad: readonly RuleExample[] = [
  { title: 'A limit that no unit reaches', code: net('1000.0') },
  { title: 'A limit that all units are above from the start', code: net('0.01') },
];
const good: readonly RuleExample[] = [{ title: 'A limit of 1', code: net('1.0') }];

/** A limit on weights that is never or always reached. */
export const maxNormValue: Rule = {
  id: 'GL704',
  name: 'max-norm-out-of-range',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('A max-norm limit that is never or always reached'),
  explanation: () => [
    l10n.t('Max-norm scales the incoming weights of a unit down where their length is above the limit, after each step. He weights have a length of about 1.4 whatever their number, and trained ones a few times that: a limit of 1000 does nothing, and one of 0.01 shrinks every unit to a hundredth, from which the signal does not recover. Usual limits are 1 to 4.'),
  ],
  sources: ['Srivastava et al. (2014), Dropout, section 5.1, https://jmlr.org/papers/v15/srivastava14a.html', 'Keras, keras/src/constraints/constraints.py (MaxNorm)'],
  bad,
  good,
  check: eachLayer(findingOf),
};

function findingOf(layer: LayerSpec): Finding | null {
  const constraint = layer.config['kernel_constraint'];
  const limit = isConfigObject(constraint) && constraint.className === 'MaxNorm' ? constraint.config['max_value'] : null;
  if (typeof limit !== 'number' || (limit >= 0.05 && limit <= 100)) return null;
  return {
    rule: maxNormValue.id,
    severity: maxNormValue.severity,
    message: limit > 1 ? l10n.t('{0}: no unit\'s weights come to a length of {1}.', layer.name, limit) : l10n.t('{0}: a length of {1} lets hardly any signal through.', layer.name, limit),
    advice: l10n.t('use a max-norm of 1 to 4'),
    range: rangeAtFault(layer.source, 'kernel_constraint'),
    layers: [layer.id],
  };
}
