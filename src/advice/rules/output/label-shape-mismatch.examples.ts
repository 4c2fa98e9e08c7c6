import type { RuleExample } from '../../rule.js';

const folder = (labels: string): string => `
from tensorflow import keras
from tensorflow.keras.preprocessing.image import ImageDataGenerator

pictures = ImageDataGenerator(rescale=1 / 255).flow_from_directory("pets", target_size=(64, 64)${labels})
model = keras.Sequential([
    keras.layers.Input(shape=(64, 64, 3)),
    keras.layers.Flatten(),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(pictures)
`;

const columns = (labels: string): string => `
import numpy as np
from tensorflow import keras

data = np.loadtxt("data.csv", delimiter=",")
model = keras.Sequential([
    keras.layers.Input(shape=(12,)),
    keras.layers.Dense(5, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(data[:, :12], ${labels})
`;

export const bad: readonly RuleExample[] = [
  {
    title: 'Rows of four under three units',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 12)
Y = np.random.rand(100, 4)
model = keras.Sequential([
    keras.layers.Input(shape=(12,)),
    keras.layers.Dense(3),
])
model.compile(loss="mse", optimizer="adam")
model.fit(X, Y)
`,
  },
  {
    title: 'One label a sample under an output for every step',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 50, 12)
y = np.random.rand(100, 20)
model = keras.Sequential([
    keras.layers.Input(shape=(50, 12)),
    keras.layers.LSTM(16, return_sequences=True),
    keras.layers.Dense(20),
])
model.compile(loss="mse", optimizer="adam")
model.fit(X, y)
`,
  },
  { title: 'A place for each class, which folders of pictures give unless they are told otherwise, under one unit', code: folder('') },
];

export const good: readonly RuleExample[] = [
  {
    title: 'All that is missing is a Flatten, which another rule says where it is missing',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 28, 28, 1)
y = keras.utils.to_categorical(np.arange(100) % 10)
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28, 1)),
    keras.layers.Conv2D(32, 3, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="categorical_crossentropy", optimizer="adam")
model.fit(X, y)
`,
  },
  {
    title: 'Texts as vectors, which have an axis less than Keras prints',
    code: `
import numpy as np
import tensorflow as tf
from tensorflow import keras

texts = ["a good film", "a bad film", "good"]
vectorizer = keras.layers.TextVectorization(output_mode="multi_hot")
vectorizer.adapt(texts)
model = keras.Sequential([
    keras.layers.Input(shape=(1,), dtype="string"),
    vectorizer,
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(tf.constant(texts), np.array([1, 0, 1]))
`,
  },
  {
    title: 'Labels as long as the units, and one number for one unit',
    code: `
import numpy as np
from tensorflow import keras

X = np.random.rand(100, 12)
Y = np.random.rand(100, 3)
model = keras.Sequential([
    keras.layers.Input(shape=(12,)),
    keras.layers.Dense(3),
])
model.compile(loss="mse", optimizer="adam")
model.fit(X, Y)
single = keras.Sequential([keras.layers.Input(shape=(12,)), keras.layers.Dense(1)])
single.compile(loss="mse", optimizer="adam")
single.fit(X, np.random.rand(100))
`,
  },
  { title: 'One number for each picture of two kinds', code: folder(', class_mode="binary"') },
  { title: 'Columns from one on, which may be a single one', code: columns('data[:, 12:]') },
];
