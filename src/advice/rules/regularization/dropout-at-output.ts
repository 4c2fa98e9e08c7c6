import * as l10n from '@vscode/l10n';
import type { Finding } from '../../finding.js';
import { isActivationLayer, ownActivation } from '../../network/activation.js';
import { usesOf, type CallNode } from '../../network/calls.js';
import type { Rule, RuleExample } from '../../rule.js';

const bad: readonly RuleExample[] = [
  {
    title: 'Dropout of the answer',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
    keras.layers.Dropout(0.2),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
`,
  },
  {
    title: 'Dropout of the logits',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10),
    keras.layers.Dropout(0.2),
    keras.layers.Activation("softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
`,
  },
];

const good: readonly RuleExample[] = [
  {
    title: 'Dropout before the last layer',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
`,
  },
];

/** Dropout where the answer is. */
export const dropoutAtOutput: Rule = {
  id: 'GL702',
  name: 'dropout-at-output',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Dropout behind the last layer'),
  explanation: () => [
    l10n.t('Behind the last layer, dropout sets some of the answers to 0 and scales the others up: a dropped class has probability 0 however sure the model was, and the loss jumps with the dice. Nothing behind can make up for it. Put it before the last layer with weights.'),
  ],
  sources: ['Srivastava et al. (2014), Dropout, https://jmlr.org/papers/v15/srivastava14a.html'],
  bad,
  good,
  // Parts of other models may end with it; what is compiled is whole.
  check: ({ compilations }) =>
    compilations.flatMap(({ model, step }) =>
      step.loss === null ? [] : usesOf(model).filter((node) => node.layer.className === 'Dropout' && isAtEnd(node)).map(({ layer }): Finding => ({
        rule: dropoutAtOutput.id,
        severity: dropoutAtOutput.severity,
        message: l10n.t('{0} drops answers of the model and scales the others up.', layer.name),
        advice: l10n.t('put Dropout before the last layer'),
        range: layer.source.callee,
        layers: [layer.id],
      })),
    ),
};

/** Whether nothing but a probability function comes after a use of a layer. */
function isAtEnd({ isOutput, consumers }: CallNode): boolean {
  if (isOutput) return true;
  const [next, ...others] = consumers;
  if (next === undefined || others.length > 0 || !next.isOutput || !isActivationLayer(next.layer)) return false;
  const activation = ownActivation(next.layer);
  return activation !== null && activation !== 'unknown' && (activation.name === 'softmax' || activation.name === 'sigmoid');
}
