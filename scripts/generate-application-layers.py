"""Writes test/parity/fixtures/application-layers.json: the layers of keras.applications as Keras makes them.

Usage: python scripts/generate-application-layers.py [application ...]   (no names: all that GradLens draws)
       python scripts/generate-application-layers.py --show "VGG16(weights=None)"   (prints the lines behind the digests)

Every layer is a line `name class shape parameters inputs settings`, of which the fixture holds the first four hexadecimal
digits of a SHA-256: enough to compare layer by layer, and small. No weights are downloaded: with weights="imagenet" only
the layers are made.
"""

import hashlib
import json
import os
import pathlib
import sys

os.environ["KERAS_BACKEND"] = "torch"
import keras
from keras.src.utils import file_utils

FIXTURE = pathlib.Path(__file__).parent.parent / "test/parity/fixtures/application-layers.json"

DRAWN = [
    "VGG16", "VGG19", "ResNet50", "ResNet101", "ResNet152", "ResNet50V2", "ResNet101V2", "ResNet152V2", "MobileNetV2",
    *[f"EfficientNetB{number}" for number in range(8)], "Xception", "DenseNet121", "DenseNet169", "DenseNet201", "InceptionV3", "MobileNet",
]

SETTINGS = [
    "",
    "include_top=False, weights=None, pooling='avg', input_shape=(97, 128, 3)",
    "include_top=False, weights=None, pooling='max', input_shape=(None, None, 3)",
    "weights=None, classes=7, classifier_activation=None",
]

MORE = {
    "MobileNet": ["alpha=0.5, dropout=0.2, weights=None", "alpha=0.25, include_top=False, input_shape=(128, 128, 3)"],
    "MobileNetV2": ["alpha=0.35, include_top=False, input_shape=(96, 96, 3)", "alpha=1.4"],
}

# Of these settings of a layer the fixture holds those that are numbers, strings or truths.
COMPARED = ["activation", "epsilon", "momentum", "padding", "rate", "use_bias"]


def plain(value):
    return value if isinstance(value, (str, bool, int, float)) else None


def line(layer):
    inputs = [tensor._keras_history.operation.name for tensor in layer._inbound_nodes[0].input_tensors]
    config = layer.get_config()
    settings = {name: plain(config[name]) for name in COMPARED if plain(config.get(name)) is not None}
    shape = list(layer.output.shape)
    fields = [layer.name, type(layer).__name__, shape, layer.count_params(), inputs, settings]
    return json.dumps(fields, separators=(",", ":"))


def lines(call):
    keras.backend.clear_session()
    with keras.device("meta"):
        model = eval(f"keras.applications.{call}")
    return [line(layer) for layer in model.layers]


def digests(call):
    return "".join(hashlib.sha256(each.encode()).hexdigest()[:4] for each in lines(call))


def main(arguments):
    file_utils.get_file = lambda *_, **__: "none"
    keras.models.Model.load_weights = lambda *_, **__: None
    if arguments[:1] == ["--show"]:
        print("\n".join(lines(arguments[1])))
        return
    fixture = json.loads(FIXTURE.read_text()) if FIXTURE.exists() else {}
    for name in arguments or DRAWN:
        for settings in [*SETTINGS, *MORE.get(name, [])]:
            call = f"{name}({settings})"
            fixture[call] = digests(call)
    FIXTURE.parent.mkdir(exist_ok=True)
    FIXTURE.write_text(json.dumps(fixture, indent=1) + "\n")


main(sys.argv[1:])
