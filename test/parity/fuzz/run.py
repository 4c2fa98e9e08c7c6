"""Runs random programs with real Keras, for compare.ts to run too: one line of JSON for each.

    python test/parity/fuzz/run.py FIRST COUNT FILE

Each is run in float32 and, to tell what rounding alone does, in float64. Those that Keras refuses, and those that come to
numbers without an end, are left out; how many that were is said at the end.
"""

import json
import math
import multiprocessing
import os
import sys
import warnings
from collections import Counter
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import keras  # noqa: E402
from importlib import import_module  # noqa: E402
from programs import Refused, program  # noqa: E402

fixtures = import_module("make-program-fixtures")
processes = multiprocessing.get_context("fork")
LONGEST_S = 60
warnings.simplefilter("ignore")


def numbers(value):
    if isinstance(value, dict):
        return [number for one in value.values() for number in numbers(one)]
    if isinstance(value, list):
        return [number for one in value for number in numbers(one)]
    return [value] if isinstance(value, float) else []


def run(case, floatx):
    keras.config.set_floatx(floatx)
    try:
        return fixtures.run(case)
    finally:
        keras.config.set_floatx("float32")


def outcome(seed):
    """What becomes of the program of a seed: a line of JSON, or a word why there is none."""
    try:
        single = run(program(seed), "float32")
    except Refused:
        return "refused"
    except Exception as error:
        print(seed, type(error).__name__, str(error)[:150].replace("\n", " "), file=sys.stderr)
        return "refused"
    if not all(math.isfinite(number) for number in numbers(single)):
        return "endless"
    try:
        double = run(program(seed), "float64")
    except Exception:
        double = None  # Not every operation of TensorFlow is there in float64.
    return json.dumps({"single": single, "double": double})


def send(seed, end):
    end.send(outcome(seed))


def outcome_apart(seed):
    """What outcome gives, in a process of its own: some programs crash TensorFlow."""
    ours, theirs = processes.Pipe(duplex=False)
    child = processes.Process(target=send, args=(seed, theirs))
    child.start()
    theirs.close()
    try:
        return ours.recv() if ours.poll(LONGEST_S) else "crashed"
    except EOFError:
        return "crashed"
    finally:
        child.kill()
        child.join()


if __name__ == "__main__":
    first, count, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    left_out = Counter()
    with open(path, "w") as file:
        for seed in range(first, first + count):
            line = outcome_apart(seed)
            if line.startswith("{"):
                file.write(line + "\n")
                file.flush()
            else:
                left_out[line] += 1
    print(f"{count} drawn, left out: {dict(left_out)}")
