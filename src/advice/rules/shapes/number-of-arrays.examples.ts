import type { RuleExample } from '../../rule.js';

const file = (training: string): string => `
import numpy as np
from tensorflow import keras

X, Z = np.random.rand(1000, 8), np.random.rand(1000, 4)
y = np.random.rand(1000, 1)
features, extras = keras.Input(shape=(8,), name="features"), keras.Input(shape=(4,), name="extras")
joined = keras.layers.Concatenate()([features, extras])
model = keras.Model([features, extras], keras.layers.Dense(1)(joined))
model.compile(loss="mse", optimizer="adam")
${training}
`;

export const bad: readonly RuleExample[] = [
  { title: 'One array for two inputs', code: file('model.fit(X, y, epochs=3)') },
  { title: 'Validation with one of the two', code: file('model.fit([X, Z], y, epochs=3, validation_data=(X, y))') },
  { title: 'Labels for every input', code: file('model.fit([X, Z], [y, y], epochs=3)') },
];

export const good: readonly RuleExample[] = [
  { title: 'Two arrays for two inputs', code: file('model.fit([X, Z], y, epochs=3, validation_data=([X, Z], y))') },
  { title: 'By their names', code: file('model.fit({"features": X, "extras": Z, "more": y}, y, epochs=3)') },
  { title: 'Arrays that are not known', code: file('model.fit(load("train"), y, epochs=3)').replace('import numpy', 'from mine import load\nimport numpy') },
];
