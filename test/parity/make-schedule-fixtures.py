"""Writes what the learning rate schedules of Keras give at 200 steps: fixtures/schedules.json.

    KERAS_BACKEND=tensorflow python test/parity/make-schedule-fixtures.py
"""

import inspect
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402

STEPS = [*range(100), *range(100, 1100, 10)]
CASES = [
    ("ExponentialDecay", {"initial_learning_rate": 0.1, "decay_steps": 100, "decay_rate": 0.9}),
    ("ExponentialDecay", {"initial_learning_rate": 0.1, "decay_steps": 30, "decay_rate": 0.5, "staircase": True}),
    ("PiecewiseConstantDecay", {"boundaries": [50, 200, 201], "values": [1.0, 0.5, 0.1, 0.01]}),
    ("PolynomialDecay", {"initial_learning_rate": 0.1, "decay_steps": 150}),
    ("PolynomialDecay", {"initial_learning_rate": 0.1, "decay_steps": 70, "end_learning_rate": 0.01, "power": 0.5, "cycle": True}),
    ("InverseTimeDecay", {"initial_learning_rate": 0.1, "decay_steps": 20, "decay_rate": 0.7}),
    ("InverseTimeDecay", {"initial_learning_rate": 0.1, "decay_steps": 20, "decay_rate": 0.7, "staircase": True}),
    ("CosineDecay", {"initial_learning_rate": 0.1, "decay_steps": 300}),
    ("CosineDecay", {"initial_learning_rate": 0.1, "decay_steps": 300, "alpha": 0.05}),
    ("CosineDecay", {"initial_learning_rate": 0.01, "decay_steps": 300, "warmup_target": 0.2, "warmup_steps": 60, "alpha": 0.1}),
    ("CosineDecayRestarts", {"initial_learning_rate": 0.1, "first_decay_steps": 50}),
    ("CosineDecayRestarts", {"initial_learning_rate": 0.1, "first_decay_steps": 80, "t_mul": 1.0, "m_mul": 0.8, "alpha": 0.02}),
]


def signature(name):
    parameters = inspect.signature(getattr(keras.optimizers.schedules, name).__init__).parameters.values()
    return [
        {"name": p.name, **({} if p.default is inspect.Parameter.empty else {"default": p.default})}
        for p in parameters
        if p.name != "self"
    ]


def run(name, arguments):
    schedule = getattr(keras.optimizers.schedules, name)(**arguments)
    return {"schedule": name, "arguments": arguments, "values": [float(f"{float(schedule(step)):.9g}") for step in STEPS]}


if __name__ == "__main__":
    content = {
        "madeWith": {"keras": keras.__version__},
        "signatures": {name: signature(name) for name, _ in CASES},
        "steps": STEPS,
        "cases": [run(*case) for case in CASES],
    }
    (Path(__file__).parent / "fixtures" / "schedules.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")
