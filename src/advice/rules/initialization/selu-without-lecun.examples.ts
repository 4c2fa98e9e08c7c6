import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: "Keras's default initializer",
    code: `
from tensorflow import keras

model = keras.Sequential()
model.add(keras.layers.Input(shape=[28, 28]))
model.add(keras.layers.Flatten())
for _ in range(100):
    model.add(keras.layers.Dense(100, activation="selu"))
model.add(keras.layers.Dense(10, activation="softmax"))
`,
  },
  {
    title: 'He weights, which are for ReLU',
    code: `
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Sequential

model = Sequential([
    Input(shape=(784,)),
    Dense(300, activation='selu', kernel_initializer='he_normal'),
    Dense(10, activation='softmax'),
])
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'LeCun weights',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="selu", kernel_initializer="lecun_normal"),
    keras.layers.Dense(100, activation="selu", kernel_initializer="lecun_uniform"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'The same variance in other words',
    code: `
from tensorflow import keras

lecun = keras.initializers.VarianceScaling(scale=1.0, mode="fan_in")
model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, activation="selu", kernel_initializer=lecun),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
];
