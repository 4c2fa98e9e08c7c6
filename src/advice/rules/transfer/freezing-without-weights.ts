import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec } from '../../../spec/index.js';
import { removeArgument } from '../../edits/remove-argument.js';
import type { Finding } from '../../finding.js';
import { areAllTheirCallsMake, rangeAtFault } from '../../gather.js';
import type { Rule, RuleContext } from '../../rule.js';
import { eachLayer } from '../each.js';
import { fixWith } from '../place.js';

const stack = (layer: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    ${layer},
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
`;

/** An argument that looks as if it did something. */
export const freezingWithoutWeights: Rule = {
  id: 'GL910',
  name: 'freezing-without-weights',
  severity: 'hint',
  isFixable: true,
  title: () => l10n.t('A layer without weights is frozen'),
  explanation: () => [
    l10n.t('`trainable=False` keeps weights from being trained. Layers such as Dropout, Flatten, Activation and pooling have none, so there is nothing to freeze; a frozen Dropout still drops in training. To keep it from dropping, call the model with `training=False`.'),
  ],
  sources: ['Keras, keras/src/layers/layer.py (trainable)', 'Keras, guide "Transfer learning & fine-tuning", section "Freezing layers: understanding the trainable attribute"'],
  bad: [{ title: 'A frozen Dropout', code: stack('keras.layers.Dropout(0.2, trainable=False)') }],
  good: [
    { title: 'A Dropout as it is', code: stack('keras.layers.Dropout(0.2)') },
    { title: 'A layer that has weights', code: stack('keras.layers.BatchNormalization(trainable=False)') },
  ],
  check: eachLayer(findingOf),
};

function findingOf(layer: LayerSpec, context: RuleContext): Finding | null {
  const { trainable, weights, source, name, id } = layer;
  if (trainable || isUnknown(weights) || weights.length > 0 || !source.arguments.some((argument) => argument.name === 'trainable')) return null;
  const edits = areAllTheirCallsMake(context, [layer]) ? removeArgument(context.textOf(source.range), source, 'trainable') : null;
  return {
    rule: freezingWithoutWeights.id,
    severity: freezingWithoutWeights.severity,
    message: l10n.t('{0} has no weights, so there is nothing to freeze.', name),
    advice: l10n.t('leave trainable out'),
    range: rangeAtFault(source, 'trainable'),
    layers: [id],
    ...fixWith(l10n.t('Remove trainable'), edits),
  };
}
