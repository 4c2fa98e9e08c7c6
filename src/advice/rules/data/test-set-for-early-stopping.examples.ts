import type { RuleExample } from '../../rule.js';

const model = `
from tensorflow import keras

(X, y), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
X, X_test = X / 255.0, X_test / 255.0
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
stop = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)`;

export const bad: readonly RuleExample[] = [
  {
    title: 'Early stopping by the test set',
    code: `${model}
model.fit(X, y, epochs=100, validation_data=(X_test, y_test), callbacks=[stop])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Early stopping by samples that are kept aside',
    code: `${model}
model.fit(X, y, epochs=100, validation_split=0.1, callbacks=[stop])
model.evaluate(X_test, y_test)
`,
  },
];
