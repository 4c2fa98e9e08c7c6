import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Weights of deviation 1 over 784 inputs',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="tanh", kernel_initializer=keras.initializers.RandomNormal(stddev=1.0)),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'The usual small weights',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="tanh", kernel_initializer="random_normal"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'A normalization, which brings the scale back',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, kernel_initializer=keras.initializers.RandomNormal(stddev=1.0)),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("tanh"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];
