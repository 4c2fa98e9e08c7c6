"""Trains the programs of program_cases.py with real Keras, for GradLens to read and train them too: fixtures/programs.json.

    KERAS_BACKEND=tensorflow python test/parity/make-program-fixtures.py [--new]

With --new, programs that are in the fixture already, in the same words, are not run again. Weights and batches come from
`noise`, so that both sides make the same.
"""

import json
import os
import re
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from noise import noise  # noqa: E402
from program_cases import cases  # noqa: E402

FIXTURE = Path(__file__).parent / "fixtures" / "programs.json"
STEPS = 12
SAMPLES_PER_WEIGHT = 6


def array(kind, shape, seed):
    """A batch of one input or output: floats in [0, 1), whole numbers below a bound, or rows with a one."""
    values = noise(seed, int(np.prod(shape)))
    if "below" in kind:
        return np.floor(values * kind["below"]).astype(np.int32).reshape(shape)
    if "rows" in kind:
        return np.eye(kind["rows"], dtype=np.float32)[np.floor(values * kind["rows"]).astype(int)].reshape(*shape, kind["rows"])
    return (values * kind.get("scale", 1)).astype(np.float32).reshape(shape)


def batch(case, step):
    """What fit() would be given in one step: x, y and the weights of the samples."""
    size = case["batchSize"]
    x = [array(one, (size, *one["shape"]), 1000 * (1 + index) + step) for index, one in enumerate(case["x"])]
    y = [array(one, (size, *one["shape"]), 100_000 * (1 + index) + step) for index, one in enumerate(case["y"])]
    weight = None
    if case.get("sampleWeight"):
        weight = array({}, (size, *case["sampleWeight"]["shape"]), 7_000_000 + step)
    return (x if len(x) > 1 else x[0]), (y if len(y) > 1 else y[0]), weight


def first_value(variable, seed):
    """A weight before training: small numbers, and what its layer starts with where those would not do."""
    shape = tuple(variable.shape)
    spread = 2 * noise(seed, int(np.prod(shape))) - 1
    name = variable.name
    if re.match(r"(moving_)?variance$|count$", name) or name in ("mean", "moving_mean", "vector_u"):
        return np.asarray(variable)
    if name in ("gamma", "scale"):
        return (1 + 0.1 * spread).reshape(shape).astype(np.float32)
    return (0.5 * spread).reshape(shape).astype(np.float32)


def run(case):
    keras.utils.clear_session()
    names = {}
    exec(compile(case["source"], case["name"], "exec"), names)
    model = names["model"]
    model.run_eagerly = True
    variables = [one for one in model.weights if "seed_generator" not in one.path]
    start = [first_value(one, 7 * (1 + index)) for index, one in enumerate(variables)]
    for variable, value in zip(variables, start):
        variable.assign(value)
    class_weight = case.get("classWeight")
    measured = []
    for step in range(STEPS):
        x, y, weight = batch(case, step)
        model.reset_metrics()
        given = {} if class_weight is None else {"class_weight": {int(one): value for one, value in class_weight}}
        logs = model.train_on_batch(x, y, sample_weight=weight, return_dict=True, **given)
        measured.append({name: float(value) for name, value in logs.items()})
    model.reset_metrics()
    x, y, weight = batch(case, STEPS)
    evaluated = model.test_on_batch(x, y, sample_weight=weight, return_dict=True)
    return {
        **case,
        "steps": {name: [step[name] for step in measured] for name in measured[0]},
        "evaluation": {name: float(value) for name, value in evaluated.items()},
        "weights": [summary(*each) for each in zip(variables, start)],
    }


def summary(variable, start):
    values = np.asarray(variable).ravel()
    stride = max(1, len(values) // SAMPLES_PER_WEIGHT)
    shape = list(variable.shape)
    fixed = {} if start.size > 12 else {"start": start.ravel().tolist()}
    return {"path": variable.path, "shape": shape, **fixed, "stride": stride, "values": [float(v) for v in values[::stride]]}


def rounded(value):
    """Nine digits tell any two float32 numbers apart."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    return [rounded(one) for one in value] if isinstance(value, list) else value


def described(one):
    return json.dumps({name: one.get(name) for name in ("name", "source", "x", "y", "batchSize", "sampleWeight", "classWeight")}, sort_keys=True)


if __name__ == "__main__":
    known = {}
    if "--new" in sys.argv and FIXTURE.exists():
        known = {described(one): one for one in json.loads(FIXTURE.read_text())["cases"]}
    runs = []
    for one in cases():
        try:
            runs.append(known.get(described(one)) or run(one))
        except Exception as error:
            raise RuntimeError(f"The program {one['name']!r} does not run.") from error
    made_with = {"keras": keras.__version__, "backend": keras.backend.backend()}
    lines = ",\n".join(json.dumps(rounded(one), separators=(",", ":"), allow_nan=False) for one in runs)
    FIXTURE.write_text(f'{{"madeWith":{json.dumps(made_with)},"cases":[\n{lines}\n]}}\n')
