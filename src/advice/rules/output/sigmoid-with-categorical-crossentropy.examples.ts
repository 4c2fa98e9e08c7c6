import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Ten exclusive classes',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="sigmoid"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
`,
  },
  {
    title: 'Rows that may have several ones: no fix is certain',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="sigmoid"),
])
model.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer="sgd")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Several labels a sample, each with its own probability',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="sgd")
`,
  },
  {
    title: 'Exclusive classes with softmax',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="sgd")
`,
  },
];
