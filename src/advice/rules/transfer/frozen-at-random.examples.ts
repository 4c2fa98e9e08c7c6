import type { Rule } from '../../rule.js';
import { transfer } from './transfer-example.js';

const untrained = transfer({}).replace('weights="imagenet"', 'weights=None');

const stack = (first: string, after = ''): string => `
from tensorflow import keras
from mine import X, y

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    ${first},
    keras.layers.Dense(10, activation="softmax"),
])
${after}model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(X, y, epochs=4)
`;

/** Where frozen layers have nothing to keep, and where they have. */
export const frozenAtRandomExamples: Pick<Rule, 'bad' | 'good'> = {
  bad: [
    { title: 'A base without its weights', code: untrained },
    { title: 'A hidden layer that is made frozen', code: stack('keras.layers.Dense(100, activation="relu", trainable=False)') },
    { title: 'A hidden layer that is frozen before the first training', code: stack('keras.layers.Dense(100, activation="relu")', 'model.layers[0].trainable = False\n') },
  ],
  good: [
    { title: 'A base with its weights', code: transfer({}) },
    { title: 'A base that weights are loaded into', code: untrained.replace('base.trainable', 'base.load_weights("xception.weights.h5")\nbase.trainable') },
    { title: 'A layer with an initializer of its own, for random features', code: stack('keras.layers.Dense(100, activation="relu", kernel_initializer="orthogonal", trainable=False)') },
    {
      title: 'Embeddings that come from elsewhere',
      code: `
from tensorflow import keras
from mine import X, y, vectors

model = keras.Sequential([
    keras.layers.Embedding(1000, 100),
    keras.layers.GlobalAveragePooling1D(),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.build((None, 20))
model.layers[0].set_weights([vectors])
model.layers[0].trainable = False
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(X, y)
`,
    },
    {
      title: 'A layer that was trained before it was frozen',
      code: stack('keras.layers.Dense(100, activation="relu")') + 'model.layers[0].trainable = False\nmodel.compile(loss="sparse_categorical_crossentropy", optimizer="adam")\nmodel.fit(X, y)\n',
    },
    {
      title: 'A discriminator that is frozen in one model and trained in another',
      code: `
from tensorflow import keras
from mine import batches, noise, real

discriminator = keras.Sequential([keras.layers.Input((784,)), keras.layers.Dense(100, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
discriminator.compile(loss="binary_crossentropy", optimizer="rmsprop")
discriminator.trainable = False
gan = keras.Sequential([keras.layers.Input((30,)), keras.layers.Dense(784, activation="sigmoid"), discriminator])
gan.compile(loss="binary_crossentropy", optimizer="rmsprop")
for batch in batches:
    discriminator.train_on_batch(batch, real)
    gan.train_on_batch(noise, real)
`,
    },
  ],
};
