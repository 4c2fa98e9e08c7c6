import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Steps and features the wrong way round',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 20, 1)
y = np.random.rand(100)
model = keras.Sequential([
    keras.layers.LSTM(4, input_shape=(1, 20)),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer="adam")
model.fit(X, y)
`,
  },
  {
    title: 'A recurrent layer that meets samples without steps',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(119, 80)
y = np.random.rand(119, 1)
model = keras.Sequential()
model.add(keras.layers.SimpleRNN(100))
model.compile(loss="mse", optimizer="sgd")
model.fit(X, y)
`,
  },
  {
    title: 'A last axis that only Keras 3 adds (information)',
    code: `
import numpy as np
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30, 1)),
    keras.layers.Conv1D(4, 3, activation="relu"),
    keras.layers.Flatten(),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer="adam")
model.fit(np.random.rand(100, 30), np.random.rand(100))
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Samples as the input has them',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 20, 1)
y = np.random.rand(100)
model = keras.Sequential([
    keras.layers.LSTM(4, input_shape=(20, 1)),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer="adam")
model.fit(X, y)
`,
  },
  {
    title: 'A last axis of length one, which Keras adds by itself',
    code: `
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.layers.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
model.fit(np.random.rand(100), np.random.rand(100))
`,
  },
];
