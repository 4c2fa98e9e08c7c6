/** The Keras program of an experiment, for `gradlens train`: training on 55,000 samples, validation on the last 5,000. */
export function programOf({ layers, repeated = 1, output = 'layers.Dense(10, activation="softmax")', optimizer, epochs, standardized = false }) {
  const scaling = standardized
    ? ['mean, deviation = x_train.mean(axis=0, keepdims=True), x_train.std(axis=0, keepdims=True)', 'x_train, x_valid = (x_train - mean) / deviation, (x_valid - mean) / deviation']
    : [];
  const last = layers.at(-1);
  const hidden = [
    ...layers.slice(0, -1).map((layer) => `model.add(${layer})`),
    ...(repeated === 1 ? [`model.add(${last})`] : [`for _ in range(${repeated}):`, `    model.add(${last})`]),
  ];
  return [
    'from tensorflow import keras',
    'from tensorflow.keras import layers',
    '',
    '(x_full, y_full), _ = keras.datasets.fashion_mnist.load_data()',
    'x_train, y_train = x_full[:-5000] / 255, y_full[:-5000]',
    'x_valid, y_valid = x_full[-5000:] / 255, y_full[-5000:]',
    ...scaling,
    '',
    'model = keras.Sequential()',
    'model.add(keras.Input(shape=(28, 28)))',
    'model.add(layers.Flatten())',
    ...hidden,
    `model.add(${output})`,
    `optimizer = ${optimizer}`,
    'model.compile(loss="sparse_categorical_crossentropy", optimizer=optimizer, metrics=["accuracy"])',
    `model.fit(x_train, y_train, epochs=${epochs}, validation_data=(x_valid, y_valid))`,
    '',
  ].join('\n');
}
