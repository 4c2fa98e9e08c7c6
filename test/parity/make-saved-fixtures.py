"""Writes what Keras makes of the models of saved_cases.py: fixtures/saved/*.keras, and fixtures/saved/cases.json.

    KERAS_BACKEND=tensorflow python test/parity/make-saved-fixtures.py [--new]

With --new, archives of programs that are in cases.json already, in the same words and at the same place, stay as they are.
Each archive was fitted for a step before, so that its optimizer has a memory. cases.json has the programs, the paths in
the archives' weights, and what the models predict for inputs from `noise`.
"""

import io
import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import h5py  # noqa: E402
import keras  # noqa: E402
import numpy as np  # noqa: E402
from noise import noise  # noqa: E402
from saved_cases import cases  # noqa: E402

FOLDER = Path(__file__).parent / "fixtures" / "saved"
SAMPLES = 4


def inputs(shapes):
    arrays = [noise(100 + index, SAMPLES * int(np.prod(shape))).reshape(SAMPLES, *shape).astype(np.float32) for index, shape in enumerate(shapes)]
    return arrays if len(arrays) > 1 else arrays[0]


def targets(model, source):
    zeros = [np.zeros((SAMPLES, *shape[1:]), np.float32) for shape in ([model.output_shape] if isinstance(model.output_shape, tuple) else model.output_shape)]
    if "sparse" in source:
        return np.zeros(SAMPLES, np.int32)
    return zeros if len(zeros) > 1 else zeros[0]


def variables(path):
    """Every variable of an archive, by its path."""
    found = []
    with zipfile.ZipFile(path) as archive, h5py.File(io.BytesIO(archive.read("model.weights.h5"))) as file:
        file.visititems(lambda place, entry: found.append([place, list(entry.shape)]) if hasattr(entry, "shape") else None)
    return sorted(found)


def main():
    known = {}
    if "--new" in sys.argv:
        known = {(case["file"], case["source"]): case for case in json.loads((FOLDER / "cases.json").read_text())["cases"]}
    else:
        shutil.rmtree(FOLDER, ignore_errors=True)
        FOLDER.mkdir(parents=True)
    kept = []
    for index, case in enumerate(cases()):
        if (f"{index}.keras", case["source"]) in known:
            kept.append(known[f"{index}.keras", case["source"]])
            continue
        keras.utils.clear_session()
        keras.utils.set_random_seed(index)
        names = {}
        exec(case["source"], names)
        model = names["model"]
        x = inputs(case["shapes"])
        model.fit(x, targets(model, case["source"]), batch_size=SAMPLES, epochs=1, verbose=0)
        path = FOLDER / f"{index}.keras"
        model.save(path)
        predicted = model.predict(x, verbose=0)
        outputs = predicted if isinstance(predicted, list) else [predicted]
        kept.append({**case, "file": path.name, "variables": variables(path), "outputs": [np.asarray(each).ravel().tolist() for each in outputs]})
        print(case["name"], file=sys.stderr)
    (FOLDER / "cases.json").write_text(json.dumps({"keras": keras.__version__, "samples": SAMPLES, "cases": kept}) + "\n")


if __name__ == "__main__":
    main()
