"""Monte Carlo dropout: a network that says how sure it is, by being asked a hundred times with dropout left on.

Each time other units are dropped, so the answers differ. Their mean is a little better than a single answer, and their
spread says how much to rely on it (Gal and Ghahramani, 2016). GradLens tells both where the file asks for them.
"""

import numpy as np
from tensorflow import keras

(X_train_full, y_train_full), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
X_train, y_train = X_train_full[:-5000] / 255.0, y_train_full[:-5000]
X_valid, y_valid = X_train_full[-5000:] / 255.0, y_train_full[-5000:]
X_test = X_test / 255.0

model = keras.Sequential([
    keras.layers.Input(shape=[28, 28]),
    keras.layers.Flatten(),
    keras.layers.Dropout(rate=0.2),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dropout(rate=0.2),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dropout(rate=0.2),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(
    loss="sparse_categorical_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=0.01, momentum=0.9),
    metrics=["accuracy"],
)
model.fit(X_train, y_train, epochs=5, validation_data=(X_valid, y_valid))

# Without dropout, as ever.
model.evaluate(X_test, y_test)
model.predict(X_test[:3])

# A hundred times with it.
y_probabilities = np.stack([model(X_test[:1000], training=True) for _ in range(100)])
y_mean, y_spread = y_probabilities.mean(axis=0), y_probabilities.std(axis=0)
