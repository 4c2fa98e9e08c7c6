import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'A sigmoid unit for a number (information: the targets are not known)',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="mse", optimizer="sgd")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'No activation',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer="sgd")
`,
  },
  {
    title: 'An autoencoder of pixels between 0 and 1',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(784, activation="sigmoid"),
])
model.compile(loss="mse", optimizer="sgd")
`,
  },
];
