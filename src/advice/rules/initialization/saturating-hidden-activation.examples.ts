import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'One sigmoid layer among rectifiers',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(100, activation="sigmoid"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'A gate (squeeze and excitation)',
    code: `
from tensorflow import keras

inputs = keras.Input((32, 32, 64))
x = keras.layers.Conv2D(64, 3, padding="same", activation="relu")(inputs)
squeezed = keras.layers.GlobalAveragePooling2D()(x)
gate = keras.layers.Dense(64, activation="sigmoid")(keras.layers.Dense(8, activation="relu")(squeezed))
gated = keras.layers.Multiply()([x, keras.layers.Reshape((1, 1, 64))(gate)])
outputs = keras.layers.Dense(10, activation="softmax")(keras.layers.GlobalAveragePooling2D()(gated))
model = keras.Model(inputs, outputs)
`,
  },
  {
    title: 'Sigmoid in the output',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(8,)),
    keras.layers.Dense(30, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(1, activation="sigmoid"),
])
`,
  },
];
