"""Batch normalization before each activation: the Dense layers need no bias, since the normalization shifts anyway."""

import tensorflow as tf
from tensorflow.keras import layers

(X_train_full, y_train_full), _ = tf.keras.datasets.fashion_mnist.load_data()
X_train_full = X_train_full / 255.0
X_train, X_valid = X_train_full[:-5000], X_train_full[-5000:]
y_train, y_valid = y_train_full[:-5000], y_train_full[-5000:]

model = tf.keras.Sequential()
model.add(layers.Input(shape=(28, 28)))
model.add(layers.Flatten())
for units in (300, 100):
    model.add(layers.Dense(units, kernel_initializer="he_normal", use_bias=False))
    model.add(layers.BatchNormalization())
    model.add(layers.Activation("relu"))
model.add(layers.Dense(10, activation="softmax"))

model.compile(
    loss="sparse_categorical_crossentropy",
    optimizer=tf.keras.optimizers.SGD(learning_rate=0.01, momentum=0.9, nesterov=True),
    metrics=["accuracy"],
)
model.fit(X_train, y_train, epochs=5, validation_data=(X_valid, y_valid))
