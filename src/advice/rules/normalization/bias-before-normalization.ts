import * as l10n from '@vscode/l10n';
import { setArgument } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, rangeAtFault } from '../../gather.js';
import { ownActivation } from '../../network/activation.js';
import { callGraph, type CallNode } from '../../network/calls.js';
import { isKernelLayer } from '../../network/layer-kinds.js';
import type { Rule, RuleContext, RuleExample } from '../../rule.js';
import { fixWith } from '../place.js';

const bad: readonly RuleExample[] = [
  {
    title: 'A bias that is taken away again',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, kernel_initializer="he_normal"),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

const good: readonly RuleExample[] = [
  {
    title: 'No bias',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, kernel_initializer="he_normal", use_bias=False),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'An activation in between, under which the bias matters',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="relu", kernel_initializer="he_normal"),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

/** A bias that the next layer subtracts. */
export const biasBeforeNormalization: Rule = {
  id: 'GL401',
  name: 'bias-before-batch-normalization',
  severity: 'hint',
  isFixable: true,
  title: () => l10n.t('A bias right before BatchNormalization'),
  explanation: () => [
    l10n.t('BatchNormalization subtracts the mean of each unit, and with it whatever bias the unit has; then it adds one of its own, `beta`. The bias before it has a gradient of 0 and stays as it is: weights, memory and time for nothing. `use_bias=False` takes it away.'),
  ],
  sources: ['Ioffe and Szegedy (2015), Batch Normalization, section 3.2, https://arxiv.org/abs/1502.03167'],
  bad,
  good,
  check: (context) => context.plan.models.flatMap((model) => [...callGraph(model).values()]).flatMap((calls) => findingOf(context, calls) ?? []),
};

function findingOf(context: RuleContext, [node, ...others]: readonly CallNode[]): Finding | null {
  if (node === undefined || others.length > 0) return null;
  const { layer, consumers, isOutput } = node;
  const [next, ...more] = consumers;
  const isNormalized = next?.layer.className === 'BatchNormalization' && next.layer.config['center'] === true;
  if (!isKernelLayer(layer) || !isNormalized || more.length > 0 || isOutput) return null;
  if (layer.config['use_bias'] !== true || ownActivation(layer) !== null) return null;
  const edits = areAllTheirCallsMake(context, [layer]) ? setArgument(context.textOf(layer.source.range), layer.source, 'use_bias', 'False') : null;
  return {
    rule: biasBeforeNormalization.id,
    severity: biasBeforeNormalization.severity,
    message: l10n.t('{0} subtracts the bias of {1} together with the mean.', next.layer.name, layer.name),
    advice: l10n.t('use_bias=False before BatchNormalization'),
    range: rangeAtFault(layer.source, 'use_bias'),
    layers: [layer.id],
    ...fixWith(l10n.t('Leave the bias out'), edits),
  };
}
