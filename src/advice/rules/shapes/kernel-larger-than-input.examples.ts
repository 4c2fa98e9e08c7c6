import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'One pooling too many',
    code: `
from tensorflow import keras

model = keras.Sequential([keras.layers.Input(shape=(28, 28, 1))])
for filters in (32, 64, 128, 256):
    model.add(keras.layers.Conv2D(filters, 3, activation="relu"))
    model.add(keras.layers.MaxPooling2D())
`,
  },
  {
    title: 'A kernel that is longer than the sequence',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(5, 16)),
    keras.layers.Conv1D(32, kernel_size=7),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Padded convolutions',
    code: `
from tensorflow import keras

model = keras.Sequential([keras.layers.Input(shape=(28, 28, 1))])
for filters in (32, 64, 128, 256):
    model.add(keras.layers.Conv2D(filters, 3, padding="same", activation="relu"))
    model.add(keras.layers.MaxPooling2D())
`,
  },
  {
    title: 'Pictures of any size',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(None, None, 3)),
    keras.layers.Conv2D(32, 7),
])
`,
  },
];
