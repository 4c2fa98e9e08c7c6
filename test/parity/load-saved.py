"""Loads the `.keras` archives of a folder with Keras, as anyone would, and prints what they predict, as JSON by file name.

    KERAS_BACKEND=tensorflow python test/parity/load-saved.py FOLDER

The folder's inputs.json has, by file name, the inputs: their shapes and values.
"""

import json
import os
import sys
import warnings
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402


def main():
    folder = Path(sys.argv[1])
    answers = {}
    for name, inputs in json.loads((folder / "inputs.json").read_text()).items():
        keras.utils.clear_session()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            model = keras.saving.load_model(folder / name)
        arrays = [np.array(each["values"], np.float32).reshape(each["shape"]) for each in inputs]
        predicted = model.predict(arrays if len(arrays) > 1 else arrays[0], verbose=0)
        outputs = predicted if isinstance(predicted, list) else [predicted]
        optimizer = model.optimizer
        answers[name] = {
            "outputs": [np.asarray(each).ravel().tolist() for each in outputs],
            "iterations": None if optimizer is None else int(optimizer.iterations.numpy()),
            "warnings": [str(each.message) for each in caught if "variable" in str(each.message)],
        }
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
