import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Ten classes',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'One unit for two classes',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(1, activation=None),
])
model.compile(loss=keras.losses.BinaryCrossentropy(), optimizer="adam")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A loss that is told',
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
    title: 'The activation as a layer of its own',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10),
    keras.layers.Activation("softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'An activation that is not read',
    code: `
from tensorflow import keras
from mine import my_activation

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation=my_activation),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'Prices, for which the loss is the fault',
    code: `
from tensorflow import keras

(X, y), _ = keras.datasets.california_housing.load_data()
model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Normalization(),
    keras.layers.Dense(1),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(X, y, epochs=5)
`,
  },
];
