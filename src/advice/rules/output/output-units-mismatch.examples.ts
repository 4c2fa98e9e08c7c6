import type { RuleExample } from '../../rule.js';

const head = `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
`;

const fit = `
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(X_train / 255.0, y_train, validation_split=0.1)
`;

export const bad: readonly RuleExample[] = [
  {
    title: 'A hundred units for ten classes (warning)',
    code: `${head}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(100, activation="softmax"),
])${fit}`,
  },
  {
    title: 'Nine units for ten classes',
    code: `${head}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(units=9, activation="softmax"),
])${fit}`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A unit a class',
    code: `${head}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])${fit}`,
  },
  {
    title: 'Labels that are not known',
    code: `
from tensorflow import keras
from mine import load

X_train, y_train = load()
model = keras.Sequential([keras.layers.Input(shape=(784,)), keras.layers.Dense(100, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X_train, y_train)
`,
  },
  {
    title: 'A net of convolutions without a head, whose labels have fewer axes: another rule says so',
    code: `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.cifar10.load_data()
model = keras.Sequential([keras.layers.Input(shape=(32, 32, 3)), keras.layers.Conv2D(128, 3, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="sgd")
model.fit(X_train / 255, keras.utils.to_categorical(y_train))
`,
  },
];
