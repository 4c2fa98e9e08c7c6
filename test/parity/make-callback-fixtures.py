"""Writes what fit() of Keras does with callbacks: fixtures/callbacks.json.

    KERAS_BACKEND=tensorflow python test/parity/make-callback-fixtures.py
"""

import csv
import json
import os
import runpy
import tempfile
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402

HERE = Path(__file__).parent
shared = runpy.run_path(str(HERE / "make-fixtures.py"))
noise, first_value = shared["noise"], shared["first_value"]

INPUTS, CLASSES, BATCH, TRAIN, VALIDATION = 6, 3, 8, 44, 40

# Labels are noise, so that the validation loss soon gets worse.
CLASSIFIER = [["Dense", {"units": 8, "activation": "tanh"}], ["Dense", {"units": CLASSES, "activation": "softmax"}]]
REGRESSION = [["Dense", {"units": 1}]]
SLOW = ["SGD", {"learning_rate": 0.4, "momentum": 0.5}]
MOMENTUM = ["SGD", {"learning_rate": 0.1, "momentum": 0.9}]

CASES = [
    {"name": "patience", "callbacks": [["EarlyStopping", {"patience": 3}]]},
    {"name": "no patience", "callbacks": [["EarlyStopping", {}]]},
    {"name": "best weights restored", "callbacks": [["EarlyStopping", {"patience": 4, "restore_best_weights": True}]]},
    {"name": "best weights at the end of all epochs", "epochs": 6, "callbacks": [["EarlyStopping", {"patience": 30, "restore_best_weights": True}]]},
    {"name": "min_delta", "callbacks": [["EarlyStopping", {"monitor": "loss", "min_delta": 0.05, "patience": 2}]]},
    {"name": "more accuracy is better", "callbacks": [["EarlyStopping", {"monitor": "val_accuracy", "patience": 3, "restore_best_weights": True}]]},
    {"name": "mode against the metric", "callbacks": [["EarlyStopping", {"monitor": "accuracy", "mode": "min", "patience": 2}]]},
    {"name": "baseline out of reach", "callbacks": [["EarlyStopping", {"monitor": "loss", "baseline": 0.1, "patience": 5, "restore_best_weights": True}]]},
    {"name": "start_from_epoch", "callbacks": [["EarlyStopping", {"start_from_epoch": 8, "patience": 2, "restore_best_weights": True}]]},
    {"name": "initial_epoch and validation_freq", "initialEpoch": 3, "validationFrequency": 2, "callbacks": [["EarlyStopping", {"patience": 2}]]},
    {"name": "lower rates", "optimizer": MOMENTUM, "epochs": 16, "callbacks": [["ReduceLROnPlateau", {"patience": 2, "factor": 0.5}]]},
    {"name": "lower rates, cooldown and least rate", "optimizer": MOMENTUM, "epochs": 20, "callbacks": [["ReduceLROnPlateau", {"patience": 1, "factor": 0.3, "cooldown": 2, "min_lr": 0.005, "min_delta": 0.01}]]},
    {"name": "lower rates and stop", "callbacks": [["ReduceLROnPlateau", {"patience": 1, "factor": 0.2}], ["EarlyStopping", {"patience": 5, "restore_best_weights": True}], ["CSVLogger", {"filename": "log.csv"}]]},
    {"name": "not a number", "layers": REGRESSION, "loss": "mse", "metrics": [], "optimizer": ["SGD", {"learning_rate": 8.0}], "epochs": 6, "callbacks": [["TerminateOnNaN", {}], ["CSVLogger", {"filename": "log.csv", "separator": ";"}]]},
]


class Recorder(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.rates = []

    def on_epoch_begin(self, epoch, logs=None):
        self.rates.append(float(self.model.optimizer.learning_rate))


def samples(count, seed, loss):
    x = noise(seed, count * INPUTS).reshape(count, INPUTS).astype(np.float32)
    values = noise(seed + 1, count)
    return x, values.astype(np.float32).reshape(-1, 1) if loss == "mse" else np.floor(CLASSES * values).astype(np.int32)


def run(given):
    case = {"layers": CLASSIFIER, "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"], "optimizer": SLOW, "epochs": 40, "initialEpoch": 0, "validationFrequency": 1, **given}
    model = keras.Sequential([keras.Input((INPUTS,)), *[getattr(keras.layers, name)(**arguments) for name, arguments in case["layers"]]])
    for index, layer in enumerate(model.layers):
        layer.set_weights([first_value(w.name, w.shape, 7 * (1 + index) + position) for position, w in enumerate(layer.weights)])
    name, arguments = case["optimizer"]
    model.compile(loss=case["loss"], optimizer=getattr(keras.optimizers, name)(**arguments), metrics=case["metrics"])
    os.chdir(tempfile.mkdtemp())
    recorder = Recorder()
    callbacks = [getattr(keras.callbacks, name)(**arguments) for name, arguments in case["callbacks"]]
    x, y = samples(TRAIN, 11, case["loss"])
    history = model.fit(
        x, y, batch_size=BATCH, epochs=case["epochs"], initial_epoch=case["initialEpoch"], shuffle=False, verbose=0,
        validation_data=samples(VALIDATION, 21, case["loss"]), validation_batch_size=BATCH, validation_freq=case["validationFrequency"],
        callbacks=[recorder, *callbacks],
    )
    table = list(csv.reader(open("log.csv", newline=""), delimiter=";" if case["loss"] == "mse" else ",")) if os.path.exists("log.csv") else None
    return {
        **case,
        "ran": history.epoch,
        "steps": int(model.optimizer.iterations),
        "rates": recorder.rates,
        "log": {key: [f"{value:.9g}" for value in values] for key, values in history.history.items()},
        "weights": [[[f"{value:.9g}" for value in weight.flatten()] for weight in layer.get_weights()] for layer in model.layers],
        "csv": table,
    }


if __name__ == "__main__":
    content = {"madeWith": {"keras": keras.__version__}, "inputs": INPUTS, "batchSize": BATCH, "train": TRAIN, "validation": VALIDATION, "cases": [run(case) for case in CASES]}
    (HERE / "fixtures" / "callbacks.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")
    for case in content["cases"]:
        print(case["name"], case["ran"][-1] + 1, "of", case["epochs"], case["steps"], [f"{rate:.4g}" for rate in case["rates"]][-3:])
