import * as l10n from '@vscode/l10n';
import type { LayerSpec, ModelSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { isActivationLayer, ownActivation } from '../../network/activation.js';
import { usesOf } from '../../network/calls.js';
import { isKernelLayer } from '../../network/layer-kinds.js';
import type { Rule, RuleExample } from '../../rule.js';

const bad: readonly RuleExample[] = [
  {
    title: 'One before the activation, one after it',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, use_bias=False),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.Dense(100, activation="relu"),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

const good: readonly RuleExample[] = [
  {
    title: 'Both after the activation, which works as well as before it',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="relu"),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(100, activation="relu"),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

/** Both orders in one model. */
export const mixedNormalizationOrder: Rule = {
  id: 'GL405',
  name: 'mixed-batch-normalization-order',
  severity: 'hint',
  isQuiet: true,
  isFixable: false,
  title: () => l10n.t('BatchNormalization before some activations and after others'),
  explanation: () => [
    l10n.t('The paper normalizes before the activation: its inputs are then of one scale, and the bias of the layer before is not needed. After the activation the next layer gets inputs of mean 0 and deviation 1, and many report slightly better results. Both work, and the difference depends on the task: try both.'),
    l10n.t('A model that does both is seldom meant. That is all that is said here, as a hint.'),
  ],
  sources: ['Ioffe and Szegedy (2015), Batch Normalization, section 3.2, https://arxiv.org/abs/1502.03167', 'Mishkin, Sergievskiy and Matas (2017), Systematic evaluation of CNN advances on the ImageNet, https://arxiv.org/abs/1606.02228'],
  bad,
  good,
  check: ({ plan }) => plan.models.flatMap((model) => findingOf(model) ?? []),
};

function findingOf(model: ModelSpec): Finding | null {
  const before: LayerSpec[] = [];
  const after: LayerSpec[] = [];
  for (const { layer, consumers } of usesOf(model)) {
    const [next, ...others] = consumers;
    if (next?.layer.className !== 'BatchNormalization' || others.length > 0) continue;
    const [behind, ...more] = next.consumers;
    const activation = ownActivation(layer);
    if (isActivationLayer(layer) || (isKernelLayer(layer) && activation !== null && activation !== 'unknown')) after.push(next.layer);
    else if (isKernelLayer(layer) && activation === null && behind !== undefined && more.length === 0 && isActivationLayer(behind.layer))
      before.push(next.layer);
  }
  const [first] = before.length < after.length ? before : after;
  if (first === undefined || before.length === 0 || after.length === 0) return null;
  return {
    rule: mixedNormalizationOrder.id,
    severity: mixedNormalizationOrder.severity,
    message: l10n.t('{0} normalizations stand before an activation and {1} after one.', before.length, after.length),
    advice: l10n.t('normalize in one order'),
    range: first.source.callee,
    layers: [first.id],
  };
}
