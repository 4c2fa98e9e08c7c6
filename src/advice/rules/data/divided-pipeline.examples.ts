import type { RuleExample } from '../../rule.js';

const file = (pipelines: string, after: string): string => `
import tensorflow as tf
from tensorflow import keras

(X, y), (X_test, y_test) = keras.datasets.mnist.load_data()
data = tf.data.Dataset.from_tensor_slices((X / 255.0, y))
${pipelines}
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
${after}
`;

const validated = 'model.fit(train, epochs=5, validation_data=valid)';

const folder = (load: string): string => `
from tensorflow import keras

data = ${load}
train, test = data.take(80), data.skip(80)
model = keras.Sequential([
    keras.layers.Rescaling(1 / 255),
    keras.layers.Flatten(),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(train, epochs=5)
model.evaluate(test)
`;

export const bad: readonly RuleExample[] = [
  { title: 'Shuffled, then divided', code: file('data = data.shuffle(60_000)\ntrain, valid = data.skip(5000).batch(32), data.take(5000).batch(32)', validated) },
  { title: 'A seed does not keep the order', code: file('data = data.shuffle(60_000, seed=42).batch(32)\ntrain, valid = data.skip(100).prefetch(1), data.take(100)', validated) },
  {
    title: 'Each part is cached, of an order of its own',
    code: file('data = data.shuffle(60_000)\ntrain, valid = data.skip(5000).cache().batch(32), data.take(5000).cache().batch(32)', validated),
  },
  { title: 'Pictures of a folder, tested on what is left over', code: folder('keras.utils.image_dataset_from_directory("pets", label_mode="binary", image_size=(64, 64))') },
];

export const good: readonly RuleExample[] = [
  { title: 'Shuffled once', code: file('data = data.shuffle(60_000, reshuffle_each_iteration=False)\ntrain, valid = data.skip(5000).batch(32), data.take(5000).batch(32)', validated) },
  { title: 'Divided first', code: file('train, valid = data.skip(5000).shuffle(55_000).batch(32), data.take(5000).batch(32)', validated) },
  { title: 'The order is cached before it is divided', code: file('data = data.shuffle(60_000).cache()\ntrain, valid = data.skip(5000).batch(32), data.take(5000).batch(32)', validated) },
  { title: 'Only some of the samples are trained on', code: file('train = data.shuffle(60_000).take(5000).batch(32)\nvalid = tf.data.Dataset.from_tensor_slices((X_test / 255.0, y_test)).batch(32)', validated) },
  { title: 'A folder in its own order', code: folder('keras.utils.image_dataset_from_directory("pets", label_mode="binary", image_size=(64, 64), shuffle=False)') },
];
