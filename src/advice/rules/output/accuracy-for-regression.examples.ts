import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'A number with accuracy',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer="sgd", metrics=["accuracy"])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A number with its mean absolute error',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer="sgd", metrics=["mae"])
`,
  },
  {
    title: 'Classes with accuracy',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="sgd", metrics=["accuracy"])
`,
  },
];
