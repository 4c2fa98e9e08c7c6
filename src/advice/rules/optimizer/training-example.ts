/** A file that trains a small model, for the examples of rules. */
export function training({ optimizer = '"sgd"', metrics = '["accuracy"]', before = '', fit = 'epochs=30, validation_split=0.1' }): string {
  return `
from tensorflow import keras

(X, y), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
X = X / 255.0
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer=${optimizer}, metrics=${metrics})
${before === '' ? '' : `${before}\n`}model.fit(X, y, ${fit})
`;
}
