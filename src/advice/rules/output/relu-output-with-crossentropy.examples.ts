import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'ReLU in the output',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(1, activation="relu"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'Tanh in the output',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="tanh"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'ReLU before the output',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'ReLU for numbers that are never negative',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(1, activation="relu"),
])
model.compile(loss="mse", optimizer="adam")
`,
  },
];
