import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'A recurrent layer on samples without steps',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(80,)),
    keras.layers.LSTM(100),
    keras.layers.Dense(1),
])
`,
  },
  {
    title: 'A sum of different shapes',
    code: `
from tensorflow import keras

inputs = keras.Input((30,))
wide = keras.layers.Dense(64)(inputs)
narrow = keras.layers.Dense(32)(inputs)
model = keras.Model(inputs, keras.layers.Add()([wide, narrow]))
`,
  },
  {
    title: 'A Reshape to another number of values',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Reshape((28, 29)),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Steps of one number each',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(80, 1)),
    keras.layers.LSTM(100),
    keras.layers.Dense(1),
])
`,
  },
  {
    title: 'A shape that is not known',
    code: `
from tensorflow import keras
from mine import shape

model = keras.Sequential([
    keras.layers.Input(shape=shape),
    keras.layers.LSTM(100),
])
`,
  },
];
