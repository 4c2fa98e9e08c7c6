"""Writes what Keras's layers that move pictures make of two pictures, where nothing is left to chance: fixtures/pictures.json.

    KERAS_BACKEND=tensorflow python test/parity/make-picture-fixtures.py

A range of one number, such as factor=(0.1, 0.1), always draws that number.
"""

import itertools
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from noise import noise  # noqa: E402

SHAPE = [2, 5, 7, 2]
MODES = ("reflect", "wrap", "constant", "nearest")


def fixed(number):
    return [number, number]


def movements():
    for angle in (0.07, -0.31, 0.45):
        yield "RandomRotation", {"factor": fixed(angle)}
    # The picture is read from far outside, on both sides.
    for down, right in ((0.23, -0.4), (-0.9, 0.77), (1.0, -1.0), (0.4, 2 / 7)):
        yield "RandomTranslation", {"height_factor": fixed(down), "width_factor": fixed(right)}
    for tall, wide in ((0.35, -0.2), (-0.6, 0.9)):
        yield "RandomZoom", {"height_factor": fixed(tall), "width_factor": fixed(wide)}
    yield "RandomZoom", {"height_factor": fixed(0.8)}


def cases():
    for (name, arguments), mode, interpolation in itertools.product(movements(), MODES, ("bilinear", "nearest")):
        yield name, {**arguments, "fill_mode": mode, "interpolation": interpolation, "fill_value": 0.25}
    yield "RandomRotation", {"factor": fixed(0.1), "data_format": "channels_first"}


pictures = noise(5, int(np.prod(SHAPE))).reshape(SHAPE).astype(np.float32)
found = []
for class_name, config in cases():
    output = getattr(keras.layers, class_name)(**config)(pictures, training=True)
    values = [float(f"{value:.7g}") for value in np.asarray(output).flatten()]
    found.append({"className": class_name, "config": config, "values": values})
fixture = {"madeWith": {"keras": keras.__version__, "backend": keras.backend.backend()}, "shape": SHAPE, "cases": found}
(Path(__file__).parent / "fixtures" / "pictures.json").write_text(json.dumps(fixture) + "\n")
