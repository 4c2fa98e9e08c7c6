import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'A convolution, then Dense',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(28, 28, 1)),
    keras.layers.Conv2D(32, 3, activation="relu"),
    keras.layers.MaxPooling2D(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'Dropout between the two',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(100, 8)),
    keras.layers.Conv1D(16, 3, activation="relu"),
    keras.layers.MaxPooling1D(4),
    keras.layers.Dropout(0.5),
    keras.layers.Dense(5, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'Pictures of a size that only a run knows',
    code: `
import os
import numpy as np
from tensorflow import keras

images = np.stack([np.load(name) for name in os.listdir("images")])
labels = keras.utils.to_categorical(np.arange(100) % 10)
model = keras.Sequential([
    keras.layers.Conv2D(32, 3, activation="relu", input_shape=images.shape[1:]),
    keras.layers.MaxPooling2D(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
model.fit(images, labels)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Flatten between the two',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(28, 28, 1)),
    keras.layers.Conv2D(32, 3, activation="relu"),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'A class for every step of a sequence',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(None, 16)),
    keras.layers.LSTM(32, return_sequences=True),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'A class for every pixel',
    code: `
from tensorflow import keras

inputs = keras.Input((64, 64, 3))
x = keras.layers.Conv2D(32, 3, activation="relu", padding="same")(inputs)
model = keras.Model(inputs, keras.layers.Dense(5, activation="softmax")(x))
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'Pictures of the shape of the inputs, by Dense in the place of a convolution of 1 x 1',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(100, 100, 3)),
    keras.layers.Conv2D(30, 2, strides=2, activation="relu"),
    keras.layers.UpSampling2D(),
    keras.layers.Dense(3, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
`,
  },
];
