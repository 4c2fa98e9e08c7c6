"""A network for regression: one linear output, the mean squared error, and inputs that are standardized by adapt().

It learns y = sin(x0) + x1² / 4 from 2,000 noisy samples; the noise alone has a squared error of 0.01.
"""

import numpy as np
from tensorflow import keras

rng = np.random.RandomState(42)
X = rng.uniform(-3, 3, size=(2000, 2))
y = np.sin(X[:, 0]) + X[:, 1] ** 2 / 4 + 0.1 * rng.randn(2000)
X_train, X_valid = X[:1600], X[1600:]
y_train, y_valid = y[:1600], y[1600:]

normalization = keras.layers.Normalization()
normalization.adapt(X_train)

model = keras.Sequential([
    keras.layers.Input(shape=[2]),
    normalization,
    keras.layers.Dense(50, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(50, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(1),
])

model.compile(loss="mse", optimizer=keras.optimizers.Adam(learning_rate=0.005), metrics=["mae"])
model.fit(X_train, y_train, epochs=20, validation_data=(X_valid, y_valid))
