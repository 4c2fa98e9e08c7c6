import type { RuleExample } from '../../rule.js';

const model = `
from tensorflow import keras

model = keras.Sequential([keras.layers.Input(shape=(784,))])
for _ in range(12):
    model.add(keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"))
model.add(keras.layers.Dense(10, activation="softmax"))`;

export const bad: readonly RuleExample[] = [
  {
    title: 'Thirteen layers',
    code: `${model}
model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(learning_rate=0.01))
`,
  },
  {
    title: 'Residual blocks in a model of their own',
    code: `
from tensorflow import keras

def block(x):
    y = keras.layers.Dense(64, activation="relu")(x)
    return keras.layers.add([x, keras.layers.Dense(64)(y)])

inputs = x = keras.Input((64,))
for _ in range(6):
    x = block(x)
features = keras.Model(inputs, x)
model = keras.Sequential([features, keras.layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'With momentum',
    code: `${model}
model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(learning_rate=0.01, momentum=0.9))
`,
  },
  {
    title: 'A shallow net',
    code: `
from tensorflow import keras

model = keras.Sequential([keras.layers.Input(shape=(784,)), keras.layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
`,
  },
];
