import type { RuleExample } from '../../rule.js';

const head = `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
y_train = keras.utils.to_categorical(y_train, 10)
`;

export const bad: readonly RuleExample[] = [
  {
    title: 'Ten exclusive classes, each judged alone',
    code: `${head}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(X_train / 255.0, y_train, validation_split=0.1)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Exclusive classes, judged together',
    code: `${head}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(X_train / 255.0, y_train, validation_split=0.1)
`,
  },
  {
    title: 'Labels that may have several ones',
    code: `
import numpy as np
from tensorflow import keras
from mine import load

X_train, y_train = load()
model = keras.Sequential([keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation="sigmoid")])
model.compile(loss="binary_crossentropy", optimizer="sgd")
model.fit(X_train, y_train)
`,
  },
];
