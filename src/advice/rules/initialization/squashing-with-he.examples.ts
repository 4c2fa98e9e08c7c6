import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Tanh with he_normal',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="tanh", kernel_initializer="he_normal"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Tanh with the default',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="tanh"),
    keras.layers.Dense(10, activation="softmax", kernel_initializer="he_normal"),
])
`,
  },
];
