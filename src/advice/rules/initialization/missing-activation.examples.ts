import type { RuleExample } from '../../rule.js';

export const bad: readonly RuleExample[] = [
  {
    title: 'Three layers that are one',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300),
    keras.layers.Dense(100),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'A dropout in between does not help',
    code: `
from tensorflow import keras

inputs = keras.Input((30,))
hidden = keras.layers.Dense(64)(inputs)
outputs = keras.layers.Dense(1, activation="sigmoid")(keras.layers.Dropout(0.2)(hidden))
model = keras.Model(inputs, outputs)
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'The activation as a layer of its own',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'A maximum, which is not linear',
    code: `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(28, 28, 1)),
    keras.layers.Conv2D(32, 3),
    keras.layers.MaxPooling2D(),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'Arguments that are not known',
    code: `
from tensorflow import keras
from mine import options

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(300, **options),
    keras.layers.Dense(10, activation="softmax"),
])
`,
  },
  {
    title: 'The activation as a function in the call of a class',
    code: `
import tensorflow as tf

class Classifier(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(300)
        self.scores = tf.keras.layers.Dense(10)

    def call(self, inputs):
        return self.scores(tf.nn.relu(self.hidden(inputs)))

model = Classifier()
model(tf.zeros((1, 784)))
`,
  },
  {
    title: 'A sum of which one part is not known, through a function',
    code: `
import tensorflow as tf
from mine import context

class Attention(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        self.of_query = tf.keras.layers.Dense(units)
        self.of_keys = tf.keras.layers.Dense(units)
        self.score = tf.keras.layers.Dense(1)

    def call(self, query):
        return self.score(tf.nn.tanh(self.of_keys(context()) + self.of_query(query)))

model = Attention(64)
model(tf.zeros((1, 5, 32)))
`,
  },
];
