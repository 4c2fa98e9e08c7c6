import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Softmax, and a loss that applies it again',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), optimizer="adam")
`,
  },
  {
    title: 'A loss that is made elsewhere: no fix is certain',
    code: `
from tensorflow import keras

loss = keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.1)
model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss=loss, optimizer="adam")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Logits',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10),
])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), optimizer="adam")
`,
  },
  {
    title: 'Probabilities',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(), optimizer="adam")
`,
  },
];
