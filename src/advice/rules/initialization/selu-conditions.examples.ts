import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Plain dropout between SELU layers',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="selu", kernel_initializer="lecun_normal"),
    keras.layers.Dropout(0.2),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'A normalization after SELU (hint)',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="selu", kernel_initializer="lecun_normal"),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'Pixels from 0 to 1 (hint)',
    code: `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(300, activation="selu", kernel_initializer="lecun_normal"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X_train / 255.0, y_train, validation_split=0.1)
`,
  },
  {
    title: 'A sum with what went past (hint)',
    code: `
from tensorflow import keras

inputs = keras.Input((100,))
hidden = keras.layers.Dense(100, activation="selu", kernel_initializer="lecun_normal")(inputs)
model = keras.Model(inputs, keras.layers.Add()([inputs, hidden]))
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'AlphaDropout',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="selu", kernel_initializer="lecun_normal"),
    keras.layers.AlphaDropout(0.1),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];
