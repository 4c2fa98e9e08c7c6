import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: "Keras's default initializer",
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=[28, 28]),
    keras.layers.Flatten(),
    keras.layers.Dense(300, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'Glorot in writing, and the activation as a layer of its own',
    code: `
from tensorflow.keras import layers, models

model = models.Sequential()
model.add(layers.Input(shape=(784,)))
model.add(layers.Dense(300, kernel_initializer='glorot_normal'))
model.add(layers.LeakyReLU())
model.add(layers.Dense(10, activation='softmax'))
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'He weights',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=[28, 28]),
    keras.layers.Flatten(),
    keras.layers.Dense(300, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'Tanh, which Glorot weights are for',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(30, activation="tanh"),
    keras.layers.Dense(1),
])
`,
  },
  {
    title: 'A normalization that sets the scale anew',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, use_bias=False),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'An output that must be positive',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1, activation="relu"),
])
`,
  },
  {
    title: 'An activation that the file does not tell',
    code: `
import sys
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(30, activation=sys.argv[1]),
    keras.layers.Dense(1),
])
`,
  },
];
