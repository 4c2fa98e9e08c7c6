import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'MNIST with its one channel first',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Conv2D(32, 3, activation="relu", input_shape=(1, 28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'With padding it runs, on the wrong axes',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(3, 64, 64)),
    keras.layers.Conv2D(32, 3, padding="same", activation="relu"),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Channels last',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(28, 28, 1)),
    keras.layers.Conv2D(32, 3, activation="relu"),
])
`,
  },
  {
    title: 'Channels first, and said so',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(3, 64, 64)),
    keras.layers.Conv2D(32, 3, activation="relu", data_format="channels_first"),
])
`,
  },
];
