import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Twenty sigmoid layers: the first gets a million millionth of the gradient',
    code: `
from tensorflow import keras

model = keras.Sequential()
model.add(keras.layers.Input(shape=[28, 28]))
model.add(keras.layers.Flatten())
for _ in range(20):
    model.add(keras.layers.Dense(100, activation="sigmoid"))
model.add(keras.layers.Dense(10, activation="softmax"))
`,
  },
  {
    title: 'Five sigmoid layers, the activation as a layer of its own',
    code: `
from tensorflow.keras import Sequential, layers

model = Sequential()
model.add(layers.Input(shape=(784,)))
for _ in range(5):
    model.add(layers.Dense(100))
    model.add(layers.Activation('sigmoid'))
model.add(layers.Dense(10, activation='softmax'))
`,
  },
  {
    title: 'Twenty tanh layers (a hint)',
    code: `
from tensorflow import keras

unit_variance = keras.initializers.RandomNormal(stddev=1.0)

model = keras.Sequential()
model.add(keras.layers.Input(shape=(784,)))
for _ in range(20):
    model.add(keras.layers.Dense(100, activation="tanh", kernel_initializer=unit_variance))
model.add(keras.layers.Dense(10, activation="softmax"))
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A shallow net, where the gradient gets through',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="sigmoid"),
    keras.layers.Dense(100, activation="sigmoid"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'Sigmoid in the output',
    code: `
from tensorflow import keras

model = keras.Sequential()
model.add(keras.layers.Input(shape=(8,)))
for _ in range(10):
    model.add(keras.layers.Dense(30, activation="relu", kernel_initializer="he_normal"))
model.add(keras.layers.Dense(1, activation="sigmoid"))
`,
  },
  {
    title: 'Batch normalization before each activation',
    code: `
from tensorflow import keras

model = keras.Sequential()
model.add(keras.layers.Input(shape=(784,)))
for _ in range(10):
    model.add(keras.layers.Dense(100))
    model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Activation("sigmoid"))
model.add(keras.layers.Dense(10, activation="softmax"))
`,
  },
];
