"""Gradients that explode: twenty tanh layers whose weights have unit variance, whatever their number of inputs.

The gradient of the first layer is about ten million times the last layer's. The learning rate is tiny on purpose:
with a usual one the first step throws the weights away, and there is nothing left to look at.
"""

from tensorflow import keras

(X_train_full, y_train_full), _ = keras.datasets.fashion_mnist.load_data()
X_train, y_train = X_train_full[:-5000] / 255.0, y_train_full[:-5000]
X_valid, y_valid = X_train_full[-5000:] / 255.0, y_train_full[-5000:]

unit_variance = keras.initializers.RandomNormal(stddev=1.0)

model = keras.Sequential()
model.add(keras.layers.Input(shape=[28, 28]))
model.add(keras.layers.Flatten())
for _ in range(20):
    model.add(keras.layers.Dense(100, activation="tanh", kernel_initializer=unit_variance))
model.add(keras.layers.Dense(10, activation="softmax", kernel_initializer=unit_variance))

model.compile(
    loss="sparse_categorical_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=1e-8),
    metrics=["accuracy"],
)
model.fit(X_train, y_train, epochs=3, validation_data=(X_valid, y_valid))
