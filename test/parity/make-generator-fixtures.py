"""Writes what Keras's ImageDataGenerator makes of pictures in folders and of arrays: fixtures/generators.json.

    KERAS_BACKEND=tensorflow python test/parity/make-generator-fixtures.py

The pictures are in the fixture, too, so that the test reads the same files.
"""

import base64
import io
import json
import os
import tempfile
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402

IMPORTS = """
import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator
"""

PROGRAMS = {
    "numbers of two classes": 'data = ImageDataGenerator(rescale=1./255).flow_from_directory("pets", target_size=(6, 5), batch_size=20, class_mode="binary", shuffle=False)',
    "a row for each class": 'data = ImageDataGenerator().flow_from_directory(directory="pets", target_size=(3, 8), batch_size=20, shuffle=False)',
    "classes that are named": 'data = ImageDataGenerator(rescale=0.5).flow_from_directory("pets", (4, 4), classes=["dogs", "cats"], class_mode="sparse", shuffle=False)',
    "pictures to themselves": 'data = ImageDataGenerator(rescale=1 / 127.5).flow_from_directory("pets", target_size=(4, 4), class_mode="input", shuffle=False)',
    "arrays": 'x = np.arange(24).reshape(2, 3, 2, 2)\ny = np.array([[1, 0], [0, 1]])\ndata = ImageDataGenerator(rescale=1./255).flow(x, y, batch_size=2, shuffle=False)',
    "images by their folders, a row for each class": 'data = tf.keras.utils.image_dataset_from_directory("pets", label_mode="categorical", image_size=(5, 4), shuffle=False)',
}


def picture(seed, height, width, mode):
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    packed = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(packed, "PNG")
    return base64.b64encode(packed.getvalue()).decode()


FILES = {
    "pets/cats/b.png": picture(1, 7, 5, "RGB"),
    "pets/cats/a10.png": picture(2, 4, 9, "RGB"),
    "pets/cats/a9.png": picture(3, 6, 6, "L"),
    "pets/dogs/one.png": picture(4, 12, 3, "RGB"),
    "pets/dogs/two.PNG": picture(5, 5, 5, "RGBA"),
}


def run(program):
    names = {}
    exec(IMPORTS + program, names)
    x, y = (np.asarray(part) for part in next(iter(names["data"])))
    return {
        "program": program,
        "x": {"shape": list(x.shape), "values": [float(f"{value:.8g}") for value in x.ravel()]},
        "y": {"shape": list(y.shape), "values": [float(f"{value:.8g}") for value in y.ravel()]},
    }


with tempfile.TemporaryDirectory() as folder:
    for name, packed in FILES.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(packed))
    os.chdir(folder)
    cases = {name: run(program) for name, program in PROGRAMS.items()}
    os.chdir("/")
fixture = {"imports": IMPORTS.strip(), "files": FILES, "cases": cases}
(Path(__file__).resolve().parent / "fixtures" / "generators.json").write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
