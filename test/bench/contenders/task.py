"""What the bench hands to its contenders in Python: the task, and how they are asked to run."""

import json
import sys
import time
from pathlib import Path

import numpy


class Task:
    """A network, its first weights, and the samples of a round, as test/bench/contenders/task.ts writes them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        task = json.loads((self.folder / "task.json").read_text())
        self.sample = task["sample"]
        self.optimizer = task["optimizer"]
        self.batch_size = task["batchSize"]
        self.learning_rate = task["learningRate"]
        self.layers = task["layers"]
        self.x = numpy.fromfile(self.folder / "x", numpy.float32).reshape(-1, *self.sample)
        self.y = numpy.fromfile(self.folder / "y", numpy.uint8).astype(numpy.int64)

    def weights(self, layer):
        """The arrays of a layer, as Keras lays them out."""
        return [
            numpy.fromfile(self.folder / weight["file"], numpy.float32).reshape(weight["shape"])
            for weight in layer["weights"]
        ]


def serve(version, run):
    """Tells the version, and then runs as many steps as each line says; run(steps) returns their losses."""
    print(json.dumps({"version": version}), flush=True)
    for line in sys.stdin:
        begin, used = time.perf_counter(), time.process_time()
        losses = run(int(line))
        seconds = time.perf_counter() - begin
        answer = {"seconds": seconds, "processorSeconds": time.process_time() - used, "losses": losses}
        print(json.dumps(answer), flush=True)
