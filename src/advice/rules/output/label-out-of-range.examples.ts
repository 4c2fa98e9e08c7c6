import type { RuleExample } from '../../rule.js';

const file = (labels: string, units = 5): string => `
import numpy as np
from tensorflow import keras

X = np.random.rand(500, 6)
y = ${labels}
model = keras.Sequential([
    keras.layers.Input(shape=(6,)),
    keras.layers.Dense(32, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(${units}, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(X, y, epochs=10)
`;

export const bad: readonly RuleExample[] = [
  { title: 'Ratings from 1 to 5 for five units', code: file('np.random.randint(1, 6, size=500)') },
  { title: 'Labels of -1 and up', code: file('np.random.randint(0, 3, size=500) - 1') },
];

export const good: readonly RuleExample[] = [
  { title: 'Ratings counted from 0', code: file('np.random.randint(1, 6, size=500) - 1') },
  { title: 'A unit for 0 that no label names', code: file('np.random.randint(1, 6, size=500)', 6) },
  { title: 'Labels of a file', code: file('np.loadtxt("ratings.csv")') },
];
