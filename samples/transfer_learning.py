"""Reusing layers: a network that knows eight kinds of clothes learns two new ones from 200 pictures.

- model_A tells eight classes apart, from some 44,000 pictures;
- model_B learns pullovers from T-shirts with 200 pictures, from nothing;
- model_B_on_A does the same on top of the layers of model_A: first they are frozen, so that the new output layer cannot
  spoil them, then they are trained on, at a tenth of the rate.

Run the whole file ("Start Training", or gradlens train) and compare the last three results.
"""

import numpy as np
from tensorflow import keras

(X_train_full, y_train_full), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
X_train, y_train = X_train_full[:-5000] / 255.0, y_train_full[:-5000]
X_valid, y_valid = X_train_full[-5000:] / 255.0, y_train_full[-5000:]
X_test = X_test / 255.0

class_names = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"]
positive, negative = class_names.index("Pullover"), class_names.index("T-shirt/top")


def split(X, y):
    """The other eight classes, numbered from 0, and the two that are kept for B: is it a pullover?"""
    is_for_B = (y == positive) | (y == negative)
    y_A = y[~is_for_B]
    for number, old in enumerate([1, 3, 4, 5, 6, 7, 8, 9]):
        y_A[y_A == old] = number
    y_B = (y[is_for_B] == positive).astype(np.float32)
    return (X[~is_for_B], y_A), (X[is_for_B], y_B)


(X_train_A, y_train_A), (X_train_B, y_train_B) = split(X_train, y_train)
(X_valid_A, y_valid_A), (X_valid_B, y_valid_B) = split(X_valid, y_valid)
(X_test_A, y_test_A), (X_test_B, y_test_B) = split(X_test, y_test)
X_train_B, y_train_B = X_train_B[:200], y_train_B[:200]


def hidden_layers():
    return [keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal") for _ in range(3)]


model_A = keras.Sequential([keras.layers.Flatten(), *hidden_layers(), keras.layers.Dense(8, activation="softmax")])
model_A.compile(
    loss="sparse_categorical_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=0.001),
    metrics=["accuracy"],
)
model_A.fit(X_train_A, y_train_A, epochs=10, validation_data=(X_valid_A, y_valid_A))
model_A.evaluate(X_test_A, y_test_A)

model_B = keras.Sequential([keras.layers.Flatten(), *hidden_layers(), keras.layers.Dense(1, activation="sigmoid")])
model_B.compile(
    loss="binary_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=0.001),
    metrics=["accuracy"],
)
model_B.fit(X_train_B, y_train_B, epochs=20, validation_data=(X_valid_B, y_valid_B))
model_B.evaluate(X_test_B, y_test_B)

# A copy, so that model_A stays as it is.
clone = keras.models.clone_model(model_A)
clone.set_weights(model_A.get_weights())
model_B_on_A = keras.Sequential(clone.layers[:-1])
model_B_on_A.add(keras.layers.Dense(1, activation="sigmoid"))

for layer in model_B_on_A.layers[:-1]:
    layer.trainable = False
model_B_on_A.compile(
    loss="binary_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=0.01),
    metrics=["accuracy"],
)
model_B_on_A.fit(X_train_B, y_train_B, epochs=4, validation_data=(X_valid_B, y_valid_B))

for layer in model_B_on_A.layers[:-1]:
    layer.trainable = True
model_B_on_A.compile(
    loss="binary_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=0.001),
    metrics=["accuracy"],
)
model_B_on_A.fit(X_train_B, y_train_B, epochs=16, validation_data=(X_valid_B, y_valid_B))
model_B_on_A.evaluate(X_test_B, y_test_B)
