"""Docs of the module."""
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

USE_BN = True


def build(units, rate=0.5):
    """Builds a model.

    It isn't big.
    """
    model = keras.Sequential([layers.Input([4]), layers.Dense(units, activation="relu"),
                              layers.Dense(3, activation='tanh', name="b"),
                              layers.Dropout(rate)])
    model.add(layers.Dense(10, kernel_initializer=keras.initializers.HeNormal(seed=3), name="second"))
    for i in range(3):
        # it's a loop (of three
        model.add(layers.Dense(20 + i))
        if USE_BN:
            model.add(layers.BatchNormalization())
        else:
            model.add(layers.Dropout(0.1))
    return model


def functional():
    '''Doc.'''
    inputs = keras.Input(shape=(28, 28, 1), name="x")
    x = layers.Conv2D(32, (3, 3), activation="relu")(inputs)
    x = layers.Flatten()(x)
    options = {"units": 10, 'activation': "softmax"}
    outputs = layers.Dense(**options)(x)
    return keras.Model(inputs, outputs)


class Block(layers.Layer):
    """A block."""

    def __init__(self, units):
        super().__init__()
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)


model = build(3)
other = functional()
stacked = keras.Sequential(
    [
        layers.Dense(1),
        layers.Dense(
            2,
            activation="relu",
        ),
        layers.Dense(3),
    ],
    name="stacked",
)
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse", metrics=["accuracy"])
model.fit(np.zeros((10, 4)), np.zeros((10, 1)), epochs=3, callbacks=[keras.callbacks.EarlyStopping(patience=3)])
print(f"done {model.name}", model.count_params())
try:
    model.save("m.keras")
except OSError as error:
    print(error)
with open("a.txt") as file:
    print(file.read())
