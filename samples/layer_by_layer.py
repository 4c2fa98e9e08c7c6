"""Pretraining one layer at a time: the old way around vanishing gradients, with sigmoid layers that learn nothing else.

Each layer learns to give the picture back from what the layers below make of it, with these frozen; no labels are needed
until the end. So deep networks were first trained (Hinton, 2006). Compare the last two results: from nothing, the same
network learns far less in the same time, as its lower layers get hardly any gradient at first.
"""

from tensorflow import keras

(X_train_full, y_train_full), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
X_train_full, X_test = X_train_full / 255.0, X_test / 255.0
X_unlabelled = X_train_full[:20000]
X_few, y_few = X_train_full[:5000], y_train_full[:5000]



def sigmoid_layers():
    return [keras.layers.Dense(100, activation="sigmoid") for _ in range(6)]


hidden = sigmoid_layers()

for depth in range(1, len(hidden) + 1):
    autoencoder = keras.Sequential([
        keras.layers.Input(shape=[28, 28]),
        keras.layers.Flatten(),
        *hidden[:depth],
        keras.layers.Dense(28 * 28, activation="sigmoid"),
        keras.layers.Reshape([28, 28]),
    ])
    autoencoder.compile(loss="mse", optimizer=keras.optimizers.Adam(learning_rate=0.001))
    autoencoder.fit(X_unlabelled, X_unlabelled, epochs=2)
    hidden[depth - 1].trainable = False

for layer in hidden:
    layer.trainable = True

classifier = keras.Sequential([
    keras.layers.Input(shape=[28, 28]),
    keras.layers.Flatten(),
    *hidden,
    keras.layers.Dense(10, activation="softmax"),
])
classifier.compile(
    loss="sparse_categorical_crossentropy",
    optimizer=keras.optimizers.Adam(learning_rate=0.001),
    metrics=["accuracy"],
)
classifier.fit(X_few, y_few, epochs=10)

from_nothing = keras.Sequential([
    keras.layers.Input(shape=[28, 28]),
    keras.layers.Flatten(),
    *sigmoid_layers(),
    keras.layers.Dense(10, activation="softmax"),
])
from_nothing.compile(
    loss="sparse_categorical_crossentropy",
    optimizer=keras.optimizers.Adam(learning_rate=0.001),
    metrics=["accuracy"],
)
from_nothing.fit(X_few, y_few, epochs=10)

classifier.evaluate(X_test, y_test)
from_nothing.evaluate(X_test, y_test)
