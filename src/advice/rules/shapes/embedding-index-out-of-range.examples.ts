import type { RuleExample } from '../../rule.js';

const reviews = (rows: string): string => `
from tensorflow import keras

(X, y), _ = keras.datasets.imdb.load_data(num_words=10000)
X = keras.utils.pad_sequences(X, maxlen=100)
model = keras.Sequential([
    keras.layers.Input(shape=(100,)),
    keras.layers.Embedding(${rows}, 32),
    keras.layers.LSTM(32),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
model.fit(X, y, epochs=3)
`;

const books = (rows: string): string => `
import numpy as np
from tensorflow import keras

books = np.random.randint(1, 101, 5000)
ratings = np.random.rand(5000)
inputs = keras.Input(shape=(1,))
x = keras.layers.Flatten()(keras.layers.Embedding(${rows}, 5)(inputs))
model = keras.Model(inputs, keras.layers.Dense(1)(x))
model.compile(loss="mse", optimizer="adam")
model.fit(books, ratings, epochs=3)
`;

export const bad: readonly RuleExample[] = [
  { title: 'Ten thousand words and five thousand rows', code: reviews('5000') },
  { title: 'A hundred books, numbered from 1', code: books('100') },
];

export const good: readonly RuleExample[] = [
  { title: 'A row for every word', code: reviews('10000') },
  { title: 'A row for 0 as well', code: books('100 + 1') },
];
