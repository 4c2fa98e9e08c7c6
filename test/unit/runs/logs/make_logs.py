"""Writes small TensorBoard logs as PyTorch, Keras and Lightning do, and what TensorBoard itself reads of them.

    /opt/oracle/bin/python test/unit/runs/logs/make_logs.py

The folders `pytorch`, `keras` and `lightning_logs` beside this file are made anew, and `expected.json`.
"""

import json
import math
import os
import pathlib
import shutil

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import torch
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util
from torch.utils.tensorboard import SummaryWriter

HERE = pathlib.Path(__file__).parent


def pytorch(folder):
    """Two runs; the second was started again from step 3 in the same folder."""
    values = torch.linspace(-2, 2, 101)
    with SummaryWriter(folder / "adam") as writer:
        for step in range(20):
            writer.add_scalar("Loss/train", 1 / (step + 1), step)
            if step % 5 == 0:
                writer.add_scalar("Loss/test", 2 / (step + 1), step)
        writer.add_scalar("Loss/train", float("nan"), 20)
        writer.add_scalar("Loss/train", float("inf"), 21)
        writer.add_histogram("weights", values, 0)
        writer.add_text("note", "not a number", 0)
    for first, name in ((0, ".a"), (3, ".b")):
        with SummaryWriter(folder / "sgd", filename_suffix=name) as writer:
            for step in range(first, first + 4):
                writer.add_scalar("Loss/train", 10 * (first + 1) + step, step)


def keras_callback(folder):
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])
    model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
    x, y = np.random.rand(64, 4).astype("float32"), np.random.rand(64, 1).astype("float32")
    callback = keras.callbacks.TensorBoard(folder / "fit", histogram_freq=1, update_freq=1, write_graph=False)
    model.fit(x, y, validation_split=0.25, epochs=3, batch_size=16, verbose=0, callbacks=[callback])


def lightning(folder):
    """As Lightning's TensorBoardLogger leaves it: a folder for each version, scalars by the global step."""
    for version in range(2):
        with SummaryWriter(folder / f"version_{version}") as writer:
            for step in range(0, 100, 10):
                writer.add_scalar("train_loss", math.exp(-step / 50) + version, step)
                writer.add_scalar("epoch", step // 50, step)
        (folder / f"version_{version}" / "hparams.yaml").write_text("learning_rate: 0.001\n")


def read(directory):
    accumulator = EventAccumulator(str(directory), size_guidance={"scalars": 0, "tensors": 0, "histograms": 0})
    accumulator.Reload()
    tags = accumulator.Tags()
    scalars = {tag: [[e.step, str(e.value)] for e in accumulator.Scalars(tag)] for tag in tags["scalars"]}
    histograms = {}
    for tag in tags["tensors"]:
        plugin = accumulator.SummaryMetadata(tag).plugin_data.plugin_name
        events = [(e.step, tensor_util.make_ndarray(e.tensor_proto)) for e in accumulator.Tensors(tag)]
        if plugin == "scalars":
            scalars[tag] = [[step, str(float(value))] for step, value in events]
        if plugin == "histograms":
            histograms[tag] = [[step, value.tolist()] for step, value in events]
    return {"scalars": scalars, "histograms": histograms}


def main():
    for make, name in ((pytorch, "pytorch"), (keras_callback, "keras"), (lightning, "lightning_logs")):
        shutil.rmtree(HERE / name, ignore_errors=True)
        make(HERE / name)
    # One name for all machines, in the order of time.
    for number, file in enumerate(sorted(HERE.rglob("*tfevents*"))):
        file.rename(file.with_name(f"events.out.tfevents.{1_800_000_000 + number}.machine.{number}"))
    folders = sorted({file.parent for file in HERE.rglob("*tfevents*")})
    expected = {folder.relative_to(HERE).as_posix(): read(folder) for folder in folders}
    (HERE / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")


if __name__ == "__main__":
    main()
