import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Ten exclusive classes',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
`,
  },
  {
    title: 'Two classes, where it comes to the same (information)',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(2, activation="softmax"),
])
model.compile("adam", keras.losses.BinaryCrossentropy())
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A categorical crossentropy',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'Sigmoid units, each for itself',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
`,
  },
];
