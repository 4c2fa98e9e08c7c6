import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Six layers',
    code: `
from tensorflow import keras

model = keras.Sequential([keras.layers.Input(shape=(784,))])
for _ in range(5):
    model.add(keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"))
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="adagrad")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A linear model',
    code: `
from tensorflow import keras

model = keras.Sequential([keras.layers.Input(shape=(8,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adagrad")
`,
  },
];
