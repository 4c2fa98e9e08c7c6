import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Softmax of softmax',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
    keras.layers.Activation("softmax"),
])
`,
  },
  {
    title: 'ReLU of ReLU (information)',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    keras.layers.ReLU(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'One activation each',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100),
    keras.layers.ReLU(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'Weights of an attention, by softmax of scores that have a tanh',
    code: `
import tensorflow as tf
from tensorflow import keras

inputs = keras.Input(shape=(10, 4))
states = keras.layers.LSTM(8, return_sequences=True)(inputs)
scores = keras.layers.Dense(1, activation="tanh")(states)
context = tf.reduce_sum(tf.nn.softmax(scores, axis=1) * states, axis=1)
model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(context))
`,
  },
];
