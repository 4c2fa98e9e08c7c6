import type { RuleExample } from '../../rule.js';

const model = `
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")`;

const load = `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.fashion_mnist.load_data()`;

export const bad: readonly RuleExample[] = [
  {
    title: 'Pixels from 0 to 255',
    code: `${load}
${model}
model.fit(X_train, y_train, validation_split=0.1)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Pixels from 0 to 1',
    code: `${load}
X_train = X_train / 255.0
${model}
model.fit(X_train, y_train, validation_split=0.1)
`,
  },
  {
    title: 'A model that scales its data itself',
    code: `${load}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Rescaling(1 / 255),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X_train, y_train, validation_split=0.1)
`,
  },
  {
    title: 'A first layer whose sums are normalized at once',
    code: `${load}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(100, use_bias=False),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X_train, y_train, validation_split=0.1)
`,
  },
  {
    title: 'An array that only shows a shape',
    code: `
import numpy as np
from tensorflow import keras

X_train, y_train = np.full((100, 28, 28), 255.0), np.zeros(100)
${model}
model.fit(X_train, y_train, validation_split=0.1)
`,
  },
  {
    title: 'Pixels that the model of a class scales in its call',
    code: `${load}
class Classifier(keras.Model):
    def __init__(self):
        super().__init__()
        self.flatten = keras.layers.Flatten()
        self.scores = keras.layers.Dense(10, activation="softmax")

    def call(self, inputs):
        return self.scores(self.flatten(inputs) / 255.0)

model = Classifier()
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X_train, y_train, validation_split=0.1)
`,
  },
];
