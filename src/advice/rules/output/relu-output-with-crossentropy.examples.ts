import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'ReLU in the output',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(1, activation="relu"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'Tanh in the output',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(10, activation="tanh"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'ReLU before the output',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
`,
  },
  {
    title: 'ReLU for numbers that are never negative',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(30,)),
    keras.layers.Dense(1, activation="relu"),
])
model.compile(loss="mse", optimizer="adam")
`,
  },
  {
    title: 'A generator that is trained inside another model alone, whatever it was compiled with',
    code: `
from tensorflow import keras
from mine import batches

judge = keras.Sequential([keras.layers.Input(shape=(784,)), keras.layers.Dense(1, activation="sigmoid")])
judge.compile(loss="binary_crossentropy", optimizer="adam")
generator = keras.Sequential([keras.layers.Input(shape=(100,)), keras.layers.Dense(784, activation="tanh")])
generator.compile(loss="binary_crossentropy", optimizer="adam")
judge.trainable = False
noise = keras.Input(shape=(100,))
gan = keras.Model(noise, judge(generator(noise)))
gan.compile(loss="binary_crossentropy", optimizer="adam")
for real, fake, ones in batches():
    judge.train_on_batch(real, ones)
    gan.train_on_batch(fake, ones)
`,
  },
  {
    title: 'A compile that trains nothing: the weights are loaded and the model predicts',
    code: `
import numpy as np
from tensorflow import keras

generator = keras.Sequential([
    keras.layers.Input(shape=(100,)),
    keras.layers.Dense(784, activation="tanh"),
])
generator.compile(loss="binary_crossentropy", optimizer="sgd")
generator.load_weights("generator.weights.h5")
pictures = generator.predict(np.random.uniform(-1, 1, (16, 100)))
`,
  },
];
