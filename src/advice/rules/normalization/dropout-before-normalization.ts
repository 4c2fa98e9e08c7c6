import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { usesOf } from '../../network/calls.js';
import type { Rule, RuleExample } from '../../rule.js';

const net = (layers: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
${layers}    keras.layers.Dense(10, activation="softmax"),
])
`;

const bad: readonly RuleExample[] = [
  { title: 'Dropout, then batch normalization', code: net('    keras.layers.Dropout(0.5),\n    keras.layers.BatchNormalization(),\n') },
  { title: 'Dropout of whole channels', code: net('    keras.layers.Reshape((10, 10)),\n    keras.layers.SpatialDropout1D(0.2),\n    keras.layers.BatchNormalization(),\n    keras.layers.Flatten(),\n') },
];
const good: readonly RuleExample[] = [{ title: 'Batch normalization, then dropout', code: net('    keras.layers.BatchNormalization(),\n    keras.layers.Dropout(0.2),\n') }];

/** Statistics of values of which a part is missing in training only. */
export const dropoutBeforeNormalization: Rule = {
  id: 'GL404',
  name: 'dropout-before-batchnorm',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('Dropout right before BatchNormalization'),
  explanation: () => [
    l10n.t('Dropout keeps the mean and raises the variance of what it lets through, by 1 / (1 - rate). BatchNormalization behind it learns that variance; in use nothing is dropped, the variance is smaller, and the layer divides by the wrong number: the model does worse in use than in training.'),
    l10n.t('Put Dropout behind the normalization and its activation, best right before the last layer, or leave it out: BatchNormalization regularizes, too.'),
  ],
  sources: ['Li, Chen, Hu and Yang (2019), Understanding the Disharmony between Dropout and Batch Normalization by Variance Shift, https://arxiv.org/abs/1801.05134'],
  bad,
  good,
  check: ({ plan }) =>
    plan.models.flatMap(usesOf).flatMap(({ layer, consumers }): Finding[] => {
      const [next] = consumers;
      const rate = layer.config['rate'];
      if (!/^(SpatialDropout\dD|Dropout)$/.test(layer.className) || next?.layer.className !== 'BatchNormalization' || rate === 0) return [];
      return [{
        rule: dropoutBeforeNormalization.id,
        severity: dropoutBeforeNormalization.severity,
        message: l10n.t('{0} learns the variance of what {1} lets through in training, which is another one in use.', next.layer.name, layer.name),
        advice: l10n.t('put Dropout behind BatchNormalization'),
        range: layer.source.callee,
        layers: [layer.id, next.layer.id],
      }];
    }),
};
