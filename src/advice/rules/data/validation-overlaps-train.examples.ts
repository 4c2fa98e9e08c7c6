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
  {
    title: 'All of the data, and a part of it that was kept aside',
    code: `
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow import keras

table = pd.read_csv("measured.csv")
X, y = table[["width", "height"]].values, table["weight"].values
X_train, X_valid, y_train, y_valid = train_test_split(X, y, test_size=0.2)
model = keras.Sequential([keras.layers.Input(shape=(2,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
model.fit(X, y, epochs=10, validation_data=(X_valid, y_valid))
`,
  },
  {
    title: 'One pipeline for both',
    code: `
from tensorflow import keras

pictures = keras.utils.image_dataset_from_directory("pictures", image_size=(64, 64)).map(lambda x, y: (x / 255.0, y))
model = keras.Sequential([keras.layers.Input(shape=(64, 64, 3)), keras.layers.Flatten(), keras.layers.Dense(5, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(pictures, validation_data=pictures, epochs=10)
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
  {
    title: 'Two parts of one split, and another one',
    code: `
import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras

X, y = np.load("x.npy"), np.load("y.npy")
X_train, X_valid, y_train, y_valid = train_test_split(X / 10, y, test_size=0.2)
model = keras.Sequential([keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
model.fit(X_train, y_train, epochs=10, validation_data=(X_valid, y_valid))
`,
  },
];
