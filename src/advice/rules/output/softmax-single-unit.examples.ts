import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Two classes, one unit',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(16, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(1, activation="softmax"),
])
model.compile(loss="binary_crossentropy", optimizer="sgd")
`,
  },
  {
    title: 'The softmax as a layer of its own',
    code: `
from tensorflow.keras import Sequential, layers

model = Sequential()
model.add(layers.Input(shape=(8,)))
model.add(layers.Dense(1))
model.add(layers.Activation('softmax'))
`,
  },
  {
    title: 'The softmax as a function',
    code: `
import tensorflow as tf
from tensorflow import keras

inputs = keras.Input(shape=(8,))
outputs = tf.nn.softmax(keras.layers.Dense(1)(inputs))
model = keras.Model(inputs, outputs)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'One unit with sigmoid',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="sgd")
`,
  },
  {
    title: 'Attention: a softmax over the steps, each of which has one unit',
    code: `
from tensorflow import keras

sequence = keras.Input((50, 32))
scores = keras.layers.Dense(1)(sequence)
weights = keras.layers.Softmax(axis=1)(scores)
model = keras.Model(sequence, keras.layers.Multiply()([sequence, weights]))
`,
  },
  {
    title: 'A softmax along the steps of a sequence',
    code: `
import tensorflow as tf
from tensorflow import keras

inputs = keras.Input(shape=(10, 8))
weights = tf.nn.softmax(keras.layers.Dense(1)(inputs), axis=1)
model = keras.Model(inputs, tf.reduce_sum(weights * inputs, axis=1))
`,
  },
];
