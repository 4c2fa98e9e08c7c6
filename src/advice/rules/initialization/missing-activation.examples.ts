import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Three layers that are one',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300),
    keras.layers.Dense(100),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'A dropout in between does not help',
    code: `
from tensorflow import keras

inputs = keras.Input((30,))
hidden = keras.layers.Dense(64)(inputs)
outputs = keras.layers.Dense(1, activation="sigmoid")(keras.layers.Dropout(0.2)(hidden))
model = keras.Model(inputs, outputs)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'The activation as a layer of its own',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'A maximum, which is not linear',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(28, 28, 1)),
    keras.layers.Conv2D(32, 3),
    keras.layers.MaxPooling2D(),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'Arguments that are not known',
    code: `
from tensorflow import keras
from mine import options

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, **options),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];
