"""Pretraining on an auxiliary task: labels that are cheap teach the lower layers, before the few that are dear.

What is asked for: tell ten kinds of clothes apart, with 200 labelled pictures. The auxiliary task takes no expert: is it
trousers, a shoe, a bag, or something for the upper body? Of such labels there are 40,000. The layers that learn them are
the beginning of the classifier, beside which the same classifier is trained from nothing: compare the last two results.
"""

from tensorflow import keras

(X_train_full, y_train_full), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()
X_train_full, X_test = X_train_full / 255.0, X_test / 255.0
X_few, y_few = X_train_full[:200], y_train_full[:200]
X_many, y_many = X_train_full[:40000], y_train_full[:40000]

trousers, bag = y_many == 1, y_many == 8
shoe = (y_many == 5) | (y_many == 7) | (y_many == 9)
y_kind = y_many * 0
y_kind[trousers] = 1
y_kind[shoe] = 2
y_kind[bag] = 3


def hidden_layers():
    return [
        keras.layers.Input(shape=[28, 28]),
        keras.layers.Flatten(),
        keras.layers.Dense(200, activation="relu", kernel_initializer="he_normal"),
        keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"),
    ]


def compiled(model):
    model.compile(
        loss="sparse_categorical_crossentropy",
        optimizer=keras.optimizers.Adam(learning_rate=0.0005),
        metrics=["accuracy"],
    )
    return model


lower = keras.Sequential(hidden_layers())
auxiliary = compiled(keras.Sequential([lower, keras.layers.Dense(4, activation="softmax")]))
auxiliary.fit(X_many, y_kind, epochs=2)

classifier = compiled(keras.Sequential([lower, keras.layers.Dense(10, activation="softmax")]))
classifier.fit(X_few, y_few, epochs=40)

from_nothing = compiled(keras.Sequential([*hidden_layers(), keras.layers.Dense(10, activation="softmax")]))
from_nothing.fit(X_few, y_few, epochs=40)

classifier.evaluate(X_test, y_test)
from_nothing.evaluate(X_test, y_test)
