import type { RuleExample } from '../../rule.js';

const model = `
from tensorflow import keras

(X, y), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
X = X / 255.0
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")`;

export const bad: readonly RuleExample[] = [
  {
    title: 'The same data',
    code: `${model}
model.fit(X, y, epochs=10, validation_data=(X, y))
`,
  },
  {
    title: 'A part of it',
    code: `${model}
model.fit(X[1000:], y[1000:], epochs=10, validation_data=(X[:5000], y[:5000]))
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Samples that are kept aside',
    code: `${model}
model.fit(X[5000:], y[5000:], epochs=10, validation_data=(X[:5000], y[:5000]))
`,
  },
  {
    title: 'A share that Keras keeps aside',
    code: `${model}
model.fit(X, y, epochs=10, validation_split=0.1)
`,
  },
];
