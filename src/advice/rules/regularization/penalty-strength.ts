import * as l10n from '@vscode/l10n';
import { isConfigObject, type ConfigObject, type LayerSpec } from '../../../spec/index.js';
import type { Finding, Severity } from '../../finding.js';
import { rangeAtFault } from '../../gather.js';
import type { Rule, RuleExample } from '../../rule.js';
import { eachLayer } from '../each.js';

const net = (penalty: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="relu", kernel_initializer="he_normal", kernel_regularizer=${penalty}),
    keras.layers.Dense(10, activation="softmax"),
])
`;

const bad: readonly RuleExample[] = [
  { title: 'A penalty that outweighs the loss', code: net('keras.regularizers.l2(1.0)') },
  { title: 'A penalty that does nothing (information)', code: net('keras.regularizers.l1(1e-9)') },
];
const good: readonly RuleExample[] = [{ title: 'The default strength', code: net('keras.regularizers.l2(0.01)') }];

/** Initial kernels have hundreds of squares of about 0.01, so from here on the penalty is larger than the loss. */
const strong = 0.3;
/** Below it the penalty is a millionth of the loss. */
const weak = 1e-7;

/** A penalty on weights that is everything, or nothing. */
export const penaltyStrength: Rule = {
  id: 'GL703',
  name: 'penalty-strength-out-of-range',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('An l1 or l2 strength out of the useful range'),
  explanation: () => [
    l10n.t('The penalty is the strength times the sum over all weights of their squares (l2) or sizes (l1). He weights of a layer of 784 inputs and 300 units have squares that add up to 600: at a strength of 1 the penalty is 600 beside a loss of about 2, and training brings all weights to 0 and learns nothing else. At a ten-millionth it is nothing.'),
    l10n.t('Useful strengths are about 1e-5 to 1e-2. l1 adds up sizes instead of squares and wants smaller ones than l2.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 7.1, https://www.deeplearningbook.org', 'Keras, keras/src/regularizers/regularizers.py'],
  bad,
  good,
  check: eachLayer(findingOf),
};

function findingOf(layer: LayerSpec): Finding | null {
  const penalty = layer.config['kernel_regularizer'];
  const strength = isConfigObject(penalty) ? strengthOf(penalty) : null;
  const severity = strength === null ? null : severityOf(strength);
  if (!isConfigObject(penalty) || strength === null || severity === null) return null;
  return {
    rule: penaltyStrength.id,
    severity,
    message:
      strength > weak
        ? l10n.t('{0}: a penalty of strength {1} outweighs the loss, and training only shrinks the weights.', layer.name, strength)
        : l10n.t('{0}: a penalty of strength {1} does nothing.', layer.name, strength),
    advice: l10n.t('use a strength of about 1e-4'),
    range: rangeAtFault(layer.source, 'kernel_regularizer'),
    layers: [layer.id],
  };
}

/** The greater of the strengths of l1 and l2; null of others. */
function strengthOf({ className, config }: ConfigObject): number | null {
  if (!/^L(1|2|1L2)$/.test(className)) return null;
  const strengths = [config['l1'], config['l2']].filter((strength) => typeof strength === 'number');
  return strengths.length === 0 ? null : Math.max(...strengths);
}

function severityOf(strength: number): Severity | null {
  if (strength >= strong) return 'warning';
  return strength > 0 && strength <= weak ? 'information' : null;
}
