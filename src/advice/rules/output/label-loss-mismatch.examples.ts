import type { RuleExample } from '../../rule.js';

const model = `
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])`;

export const bad: readonly RuleExample[] = [
  {
    title: 'Numbers of classes under the loss for rows',
    code: `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
${model}
model.compile(loss="categorical_crossentropy", optimizer="sgd")
model.fit(X_train / 255.0, y_train)
`,
  },
  {
    title: 'Rows with a one under the loss for numbers',
    code: `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
y_train = keras.utils.to_categorical(y_train, 10)
${model}
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False), optimizer="sgd")
model.fit(X_train / 255.0, y_train)
`,
  },
  {
    title: 'Folders of pictures, whose labels are rows, under the loss for numbers',
    code: `
from tensorflow import keras
from tensorflow.keras.preprocessing.image import ImageDataGenerator

pictures = ImageDataGenerator(rescale=1 / 255).flow_from_directory("pets", target_size=(28, 28), color_mode="grayscale")
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28, 1)),
    keras.layers.Flatten(),
    keras.layers.Dense(37, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(pictures)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Numbers of classes under the loss for numbers',
    code: `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
${model}
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X_train / 255.0, y_train)
`,
  },
];
