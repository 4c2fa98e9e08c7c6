import * as l10n from '@vscode/l10n';
import type { RuleExample } from '../../rule.js';
import { unsuitedHiddenFunction } from './unsuited-hidden-function.js';

const bad: readonly RuleExample[] = [
  {
    title: 'Softmax between two layers',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="softmax"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

const good: readonly RuleExample[] = [
  {
    title: 'Softmax in the output, and as the weights of a sum',
    code: `
from tensorflow import keras

inputs = keras.Input((20, 32))
scores = keras.layers.Dense(1)(inputs)
weights = keras.layers.Softmax(axis=1)(scores)
context = keras.layers.GlobalAveragePooling1D()(keras.layers.Multiply()([inputs, weights]))
model = keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(context))
`,
  },
  {
    title: 'Models to choose from, which end in softmax each',
    code: `
import sys
from tensorflow import keras

model = keras.Sequential([keras.layers.Input(shape=(784,))])
if sys.argv[1] == "wide":
    model.add(keras.layers.Dense(512, activation="relu", kernel_initializer="he_normal"))
    model.add(keras.layers.Dense(10, activation="softmax"))
elif sys.argv[1] == "linear":
    model.add(keras.layers.Dense(10, activation="softmax", name="linear"))
`,
  },
];

/** Softmax between layers. */
export const softmaxInHiddenLayer = unsuitedHiddenFunction({
  id: 'GL108',
  name: 'softmax-in-hidden-layer',
  severity: 'warning',
  function: 'softmax',
  title: () => l10n.t('Softmax in a hidden layer'),
  explanation: () => [
    l10n.t(
      'Softmax makes the units of a layer share a sum of 1: with a hundred units each is about 0.01, so the next layer sees next to nothing, and what one unit gains the others lose. It says "one of these", which is an answer and not a representation.',
    ),
    l10n.t('Keep it for the output and for attention, where its values weigh a sum; use ReLU (or a kin of it) between layers.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, sections 6.2.2.3 and 6.3, https://www.deeplearningbook.org'],
  message: (layers) => l10n.t('{0}: softmax between layers has all units share a sum of 1, so hardly any signal goes on.', layers),
  bad,
  good,
});
