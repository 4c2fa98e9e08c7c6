import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Zeros under ReLU',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="relu", kernel_initializer="zeros"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'The same number in all layers',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="tanh", kernel_initializer=keras.initializers.Constant(0.1)),
    keras.layers.Dense(10, activation="softmax", kernel_initializer=keras.initializers.Constant(0.1)),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'Zeros in the output layer and in biases',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal", bias_initializer="zeros"),
    keras.layers.Dense(10, activation="softmax", kernel_initializer="zeros"),
])
`,
  },
  {
    title: 'Biases that tell the units apart',
    code: `
from tensorflow import keras
from mine import identity

inputs = keras.Input((64,))
matrix = keras.layers.Dense(9, kernel_initializer="zeros", bias_initializer=identity)(inputs)
model = keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(matrix))
`,
  },
  {
    title: 'Biases of an array: a transformation that starts as the identity',
    code: `
import numpy as np
from tensorflow import keras

inputs = keras.Input((64,))
identity = keras.initializers.Constant(np.eye(3).flatten())
matrix = keras.layers.Dense(9, kernel_initializer="zeros", bias_initializer=identity)(inputs)
model = keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(matrix))
`,
  },
  {
    title: 'Weights that are written by hand before anything is trained',
    code: `
import numpy as np
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(2,)),
    keras.layers.Dense(2, activation="relu", kernel_initializer="zeros"),
    keras.layers.Dense(1, activation="sigmoid", kernel_initializer="zeros"),
])
model.layers[0].set_weights([np.array([[-0.5, 0.5], [-0.5, 0.5]]), np.array([0.7, -0.2])])
`,
  },
];
