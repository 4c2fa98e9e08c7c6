import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Weights of unit variance: gradients explode',
    code: `
from tensorflow import keras

unit_variance = keras.initializers.RandomNormal(stddev=1.0)

model = keras.Sequential()
model.add(keras.layers.Input(shape=[28, 28]))
model.add(keras.layers.Flatten())
for _ in range(20):
    model.add(keras.layers.Dense(100, activation="tanh", kernel_initializer=unit_variance))
model.add(keras.layers.Dense(10, activation="softmax"))
`,
  },
  {
    title: 'The defaults of random_normal: gradients vanish',
    code: `
from tensorflow.keras import Sequential, layers

model = Sequential()
model.add(layers.Input(shape=(784,)))
for _ in range(20):
    model.add(layers.Dense(100, activation='relu', kernel_initializer='random_normal'))
model.add(layers.Dense(10, activation='softmax'))
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A shallow net, where it does not matter yet',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="relu", kernel_initializer="random_normal"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'A scale that suits the number of inputs',
    code: `
from tensorflow import keras

model = keras.Sequential()
model.add(keras.layers.Input(shape=(100,)))
for _ in range(20):
    model.add(keras.layers.Dense(100, activation="tanh", kernel_initializer=keras.initializers.RandomNormal(stddev=0.1)))
model.add(keras.layers.Dense(10, activation="softmax"))
`,
  },
  {
    title: 'Normalization after every layer',
    code: `
from tensorflow import keras

model = keras.Sequential()
model.add(keras.layers.Input(shape=(784,)))
for _ in range(20):
    model.add(keras.layers.Dense(100, kernel_initializer="random_normal"))
    model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Activation("relu"))
model.add(keras.layers.Dense(10, activation="softmax"))
`,
  },
];
