import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Rows of four under three units',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 12)
Y = np.random.rand(100, 4)
model = keras.Sequential([
    keras.layers.Input(shape=(12,)),
    keras.layers.Dense(3),
])
model.compile(loss="mse", optimizer="adam")
model.fit(X, Y)
`,
  },
  {
    title: 'One label a sample under an output for every step',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 50, 12)
y = np.random.rand(100, 20)
model = keras.Sequential([
    keras.layers.Input(shape=(50, 12)),
    keras.layers.LSTM(16, return_sequences=True),
    keras.layers.Dense(20),
])
model.compile(loss="mse", optimizer="adam")
model.fit(X, y)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Labels as long as the units, and one number for one unit',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 12)
Y = np.random.rand(100, 3)
model = keras.Sequential([
    keras.layers.Input(shape=(12,)),
    keras.layers.Dense(3),
])
model.compile(loss="mse", optimizer="adam")
model.fit(X, Y)
single = keras.Sequential([keras.layers.Input(shape=(12,)), keras.layers.Dense(1)])
single.compile(loss="mse", optimizer="adam")
single.fit(X, np.random.rand(100))
`,
  },
];
