import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Softmax and a squared error',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="mse", optimizer="sgd")
`,
  },
  {
    title: 'Labels that are classes',
    code: `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
y_train = keras.utils.to_categorical(y_train, 10)

model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Rescaling(1 / 255),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="mean_squared_error", optimizer="sgd")
model.fit(X_train, y_train, validation_split=0.1)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Numbers',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer="sgd")
`,
  },
  {
    title: 'An autoencoder of pictures, whose pixels are between 0 and 1',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(30, activation="selu", kernel_initializer="lecun_normal"),
    keras.layers.Dense(784, activation="sigmoid"),
])
model.compile(loss="mse", optimizer="adam")
`,
  },
];
