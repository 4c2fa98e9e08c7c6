import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'A bias of -10',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal", bias_initializer=keras.initializers.Constant(-10)),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A negative bias of a sigmoid output, for rare positives',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(16, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(1, activation="sigmoid", bias_initializer=keras.initializers.Constant(-6.4)),
])
`,
  },
];
