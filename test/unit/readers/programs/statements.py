"""Statements of all kinds around a model, as people write them."""

import logging

import pytest
import tensorflow as tf
from packaging import version
from tensorflow import keras
from tensorflow.keras import layers

logger = logging.getLogger(__name__)

if version.parse(tf.__version__) >= version.parse("2.11.0") or "rc" in tf.__version__:
    adam = keras.optimizers.legacy.Adam()


def names_of(value):
    if isinstance(value, (list, tuple)):
        names = [each.name for each in list(value)]
    elif isinstance(value, tf.Tensor):
        names = [value.name.upper()]
    else:
        names = list(map(str, value))
    return sorted(names)


def saved(model, path=None):
    try:
        if path is None:
            path = model.name.lower()
        model.save(path)
    except ValueError as error:
        logger.debug(f"Could not save {model} " "to a file: " + str(error))
    finally:
        logger.info("done")


def builder(hp):
    model = keras.Sequential()
    model.add(
        layers.Dense(
            units=hp.Int("units", 32, 128), activation="relu"
        )
    )
    if hp.Boolean("dropout"):
        model.add(layers.Dropout(rate=0.25))
    if (
        is_new()
        and tf.executing_eagerly()
        and isinstance(model, tuple(kinds()))
    ):
        logger.warning("a model")
    for i in range(hp.Int("layers", 1, 3)):
        x = layers.Conv2D(
            filters=hp.Int("filters_" + str(i), 4, 32),
            kernel_size=3,
        )
        model.add(x)
    return model


@pytest.mark.skipif(
    is_new() is False or is_old() is True,
    reason="Only new ones have it",
)
def test_builder(folder):
    model = builder(keras_tuner.HyperParameters())
    saved(model, str(folder))
