import type { RuleExample } from '../../rule.js';

const file = (scaling: string, after: string): string => `
from tensorflow import keras

(X, y), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
${scaling}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
${after}
`;

const evaluated = 'model.fit(X, y, epochs=5, validation_split=0.1)\nmodel.evaluate(X_test, y_test)';

export const bad: readonly RuleExample[] = [
  { title: 'Only the training data is divided by 255', code: file('X = X / 255.0', evaluated) },
  { title: 'Validation with pixels as they are', code: file('X = X.astype("float32") / 255', 'model.fit(X[:50000], y[:50000], epochs=5, validation_data=(X_test, y_test))') },
  {
    title: 'A prediction for pixels as they are',
    code: file('X = (X - X.mean()) / X.std()', 'model.fit(X, y, epochs=5, validation_split=0.1)\nmodel.predict(X_test[:3])'),
  },
];

export const good: readonly RuleExample[] = [
  { title: 'Both divided by 255', code: file('X, X_test = X / 255.0, X_test / 255.0', evaluated) },
  { title: 'Pixels to -1 to 1 in one, and 0 to 1 in the other, which is near enough to be meant', code: file('X, X_test = X / 127.5 - 1, X_test / 255.0', evaluated) },
  { title: 'Zeros that only show a shape', code: file('import numpy as np\nX = X / 255.0\nX_test = np.zeros((10, 28, 28))\ny_test = y_test[:10]', evaluated) },
  {
    title: 'A function that changes the dictionary of each sample, for both sets',
    code: `
import tensorflow as tf
import tensorflow_datasets as tfds
from tensorflow import keras

def scaled(sample):
    sample["image"] = tf.cast(sample["image"], tf.float32) / 255.0
    return sample

def pair(sample):
    return sample["image"], sample["label"]

sets = tfds.load("mnist")
train, test = [sets[name].map(scaled).map(pair).batch(32) for name in ("train", "test")]
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28, 1)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(train, epochs=5)
model.evaluate(test)
`,
  },
];
