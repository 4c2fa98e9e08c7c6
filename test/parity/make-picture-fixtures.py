"""Writes what Keras's layers that move, cut and colour pictures make of them, where nothing is left to chance: fixtures/pictures.json.

    KERAS_BACKEND=tensorflow python test/parity/make-picture-fixtures.py

Whatever is drawn uniformly lies six tenths of the way from the least to the greatest number.
"""

import itertools
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras.src import backend  # noqa: E402
from noise import noise  # noqa: E402

DRAWN = 0.6
MOVED = [2, 5, 7, 2]
COLOURED = [2, 4, 5, 3]
FIRST = [2, 3, 4, 5]
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


def coloured():
    unit = {"value_range": [0, 1]}
    yield "RandomGrayscale", {"factor": 0.7}
    yield "RandomGrayscale", {"factor": 0.5}
    yield "RandomInvert", {**unit}
    yield "RandomInvert", {"factor": 0.9, **unit}
    yield "RandomColorDegeneration", {"factor": 0.5, **unit}
    yield "RandomColorDegeneration", {"factor": fixed(0.8), **unit}
    yield "Solarization", {**unit}
    yield "Solarization", {"addition_factor": 0.3, "threshold_factor": 0.8, **unit}
    yield "Solarization", {"addition_factor": [0.1, 0.4], "threshold_factor": [0.2, 0.9], **unit}
    yield "RandomPosterization", {"factor": fixed(3), **unit}
    yield "RandomPosterization", {"factor": fixed(1), **unit}
    yield "RandomSharpness", {"factor": 0.4, **unit}
    yield "RandomSharpness", {"factor": fixed(0.9), **unit}
    yield "AutoContrast", {**unit}
    yield "AutoContrast", {"value_range": [-1, 2]}
    for low, high in ((0.1, 0.4), (0.7, 0.9), (0, 0)):
        yield "RandomHue", {"factor": [low, high], **unit}
        yield "RandomSaturation", {"factor": [low, high], **unit}
    yield "RandomShear", {"x_factor": 0.4, "y_factor": 0.3, "fill_mode": "reflect"}
    yield "RandomShear", {"x_factor": [0.2, 0.5], "fill_mode": "constant", "interpolation": "nearest"}
    for height, width in ((2, 3), (3, 3), (4, 3), (6, 7), (2, 7)):
        yield "RandomCrop", {"height": height, "width": width}


def always(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
    return keras.ops.full(shape, minval + DRAWN * (maxval - minval), dtype=dtype or "float32")


backend.random.uniform = always
backend.tensorflow.random.uniform = always
found = []
for shape, chosen in ((MOVED, cases()), (COLOURED, coloured()), (FIRST, [
    ("RandomGrayscale", {"factor": 0.7, "data_format": "channels_first"}),
    ("RandomCrop", {"height": 3, "width": 2, "data_format": "channels_first"}),
    ("RandomSaturation", {"factor": 0.7, "value_range": [0, 1], "data_format": "channels_first"}),
])):
    pictures = noise(5, int(np.prod(shape))).reshape(shape).astype(np.float32)
    for class_name, config in chosen:
        output = np.asarray(getattr(keras.layers, class_name)(**config)(pictures, training=True))
        values = [float(f"{value:.7g}") for value in output.flatten()]
        found.append({"className": class_name, "config": config, "shape": shape, "output": list(output.shape), "values": values})
fixture = {"madeWith": {"keras": keras.__version__, "backend": backend.backend()}, "cases": found}
(Path(__file__).parent / "fixtures" / "pictures.json").write_text(json.dumps(fixture) + "\n")
