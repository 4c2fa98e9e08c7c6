import type { RuleExample } from '../../rule.js';

const model = `
import numpy as np
from tensorflow import keras

X = np.random.rand(320, 10, 1)
y = np.random.rand(320, 1)
model = keras.Sequential([
    keras.layers.Input(batch_shape=(32, 10, 1)),
    keras.layers.LSTM(16, stateful=True),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer=keras.optimizers.Adam(clipnorm=1.0))`;

export const bad: readonly RuleExample[] = [
  {
    title: 'Shuffled, as fit does by itself',
    code: `${model}
model.fit(X, y, batch_size=32)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'In order',
    code: `${model}
model.fit(X, y, batch_size=32, shuffle=False)
`,
  },
];
