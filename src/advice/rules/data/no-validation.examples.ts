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
    title: 'Thirty epochs by the training loss alone',
    code: `${model}
model.fit(X, y, epochs=30)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A tenth kept aside',
    code: `${model}
model.fit(X, y, epochs=30, validation_split=0.1)
`,
  },
  {
    title: 'A short run',
    code: `${model}
model.fit(X, y, epochs=2)
`,
  },
];
