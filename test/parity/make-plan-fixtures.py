"""Writes what Keras makes of whole programs, several fits of several models: fixtures/plans.json.

    KERAS_BACKEND=tensorflow python test/parity/make-plan-fixtures.py [--new]

With --new, programs that are in the fixture already, in the same words, are not run again.
The programs are in plan_cases.py, as people write them; they are run as they are, on noise in the place of MNIST and with
weights that can be made anew elsewhere.
"""

import json
import os
import runpy
import sys
import tempfile
import warnings
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from plan_cases import CASES, PROLOGUE  # noqa: E402

shared = runpy.run_path(str(HERE / "make-fixtures.py"))
noise, first_value = shared["noise"], shared["first_value"]

INPUTS, CLASSES, TRAIN, TEST = 6, 3, 44, 20
warnings.simplefilter("ignore")


def samples(count, seed):
    x = noise(seed, count * INPUTS).reshape(count, INPUTS).astype(np.float32)
    return x, np.floor(CLASSES * noise(seed + 1, count)).astype(np.int32)


def run(name, program):
    keras.utils.clear_session()
    keras.datasets.mnist.load_data = lambda: (samples(TRAIN, 11), samples(TEST, 21))
    started, results = [], []
    add_weight, fit, evaluate = keras.layers.Layer.add_weight, keras.Model.fit, keras.Model.evaluate

    def add_known_weight(layer, *arguments, **keywords):
        weight = add_weight(layer, *arguments, **keywords)
        if layer not in started:
            started.append(layer)
            layer.known_weights = 0
        weight.assign(first_value(weight.name, weight.shape, 7 * (1 + started.index(layer)) + layer.known_weights))
        layer.known_weights += 1
        return weight

    def logged_fit(model, *arguments, **keywords):
        history = fit(model, *arguments, verbose=0, **keywords)
        results.append({"kind": "fit", "epochs": history.epoch, "metrics": {key: [float(f"{value:.9g}") for value in values] for key, values in history.history.items()}})
        return history

    def logged_evaluate(model, *arguments, **keywords):
        # Validation calls it, too.
        if "_use_cached_eval_dataset" in keywords:
            return evaluate(model, *arguments, **keywords)
        logs = evaluate(model, *arguments, verbose=0, return_dict=True, **keywords)
        results.append({"kind": "evaluate", "metrics": {key: float(f"{value:.9g}") for key, value in logs.items()}})
        return logs

    keras.layers.Layer.add_weight, keras.Model.fit, keras.Model.evaluate = add_known_weight, logged_fit, logged_evaluate
    os.chdir(tempfile.mkdtemp())
    for folder in ("models", "again"):
        os.mkdir(folder)
    names = {}
    try:
        exec(PROLOGUE + program, names)
    finally:
        keras.layers.Layer.add_weight, keras.Model.fit, keras.Model.evaluate = add_weight, fit, evaluate
    models = {key: value for key, value in names.items() if isinstance(value, keras.Model)}
    weights = {key: [[float(f"{number:.9g}") for number in weight.flatten()] for weight in model.get_weights()] for key, model in models.items()}
    iterations = {key: int(model.optimizer.iterations) for key, model in models.items() if getattr(model, "optimizer", None) is not None}
    return {"name": name, "program": PROLOGUE + program, "results": results, "weights": weights, "iterations": iterations, "files": sorted(str(path) for path in Path().rglob("*") if path.is_file())}


if __name__ == "__main__":
    path = HERE / "fixtures" / "plans.json"
    known = {case["program"]: case for case in json.loads(path.read_text())["cases"]} if "--new" in sys.argv else {}
    content = {"madeWith": {"keras": keras.__version__}, "inputs": INPUTS, "classes": CLASSES, "train": TRAIN, "test": TEST, "cases": [known.get(PROLOGUE + program) or run(name, program) for name, program in CASES.items()]}
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n")
    for case in content["cases"]:
        print(case["name"], case["iterations"], [result.get("epochs", result["metrics"]) for result in case["results"]], case["files"])
