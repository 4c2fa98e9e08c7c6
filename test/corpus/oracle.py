"""Runs Python files and notebooks under real Keras up to their models, without training, and records the models.

    python test/corpus/oracle.py OUT_FOLDER < list-of-files

Reads paths from the standard input, one a line; for each writes OUT_FOLDER/<path with + for />.json: the models in the
order in which they are made, as they are at the end of the file, with the lines that made each of their layers. Each
file runs in a process of its own, forked from one that has imported TensorFlow, without a network, as nobody, with
limits on processor time and memory. A statement that fails is noted and the next one runs: most files of the corpus
were written for an older Keras or need data that is not here.
"""

import ast
import ctypes
import functools
import json
import os
import re
import resource
import signal
import sys
import tempfile
import traceback

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("MPLBACKEND", "agg")
# One thread a file, so that its processor time says the same on every machine.
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
os.environ.setdefault("TF_NUM_INTEROP_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402, F401

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import stand_ins  # noqa: E402
from cells import cells_of  # noqa: E402

# Of processor time, whatever else the machine is doing.
SECONDS_A_STATEMENT = 8
SECONDS_A_FILE = 40
# For what waits and computes nothing.
SECONDS_OF_THE_CLOCK = 400
BYTES = 14 << 30
NEW_NETWORK = 0x40000000
NOBODY = 65534

cell_name = re.compile(r"<cell (\d+)>")


class TooLong(BaseException):
    """Not an Exception, so that the code that runs does not catch it."""


class Recorder:
    """Notes every model at the moment it is made, and the lines of the file that make it, its layers and its weights."""

    def __init__(self):
        self.models = []
        self.failures = 0
        self.made = {}
        self.built = {}

    def install(self):
        original = keras.layers.Layer.__new__
        recorder = self

        def __new__(cls, *args, **kwargs):
            instance = original(cls, *args, **kwargs)
            # The instance is kept, so that its id stays its own.
            recorder.made.setdefault(id(instance), (instance, own_lines(sys._getframe(1))))
            if isinstance(instance, keras.Model):
                recorder.note(instance)
                recorder.note_build(instance)
            return instance

        keras.layers.Layer.__new__ = __new__

    def note_build(self, model):
        build, built = model.build, self.built

        @functools.wraps(build)
        def noted(*args, **kwargs):
            built.setdefault(id(model), own_lines(sys._getframe(1)))
            return build(*args, **kwargs)

        model.build = noted

    def note(self, model):
        if any(model is each["model"] for each in self.models):
            return
        frame = sys._getframe(2)
        through = []
        while frame is not None:
            match = cell_name.fullmatch(frame.f_code.co_filename)
            if match:
                break
            through.append((frame.f_code.co_filename, frame.f_code.co_name))
            frame = frame.f_back
        else:
            return
        if any(file.endswith("models/sequential.py") and name != "__new__" for file, name in through):
            return  # The functional model that every Sequential keeps to itself.
        self.models.append(
            {
                "model": model,
                "cell": int(match.group(1)),
                "line": frame.f_lineno,
                "function": frame.f_code.co_name,
                "through": next((name for file, name in reversed(through) if "/keras/" in file and name != "__new__"), None),
                "unfinished": False,
                "failuresBefore": self.failures,
                "standIns": len(stand_ins.Anything.touched),
            }
        )

    def note_failure(self, error):
        """
        A model whose own `__init__` or `add` failed is not finished: Keras does not say what it would have been. Nor is one
        that a function of the file was at work on when it failed: layers may have been to come, and what is frozen.
        """
        self.failures += 1
        for frame, _ in traceback.walk_tb(error.__traceback__):
            code, names = frame.f_code, frame.f_locals
            if code.co_name in ("__init__", "add"):
                self.doubt(names.get("self"))
            if cell_name.fullmatch(code.co_filename) and code.co_name != "<module>":
                given = code.co_varnames[: code.co_argcount]
                held = vars(names["self"]).values() if code.co_name == "__init__" and hasattr(names.get("self"), "__dict__") else ()
                for value in [*(value for name, value in names.items() if name not in given), *held]:
                    self.doubt(value)

    def doubt(self, value):
        for each in self.models:
            each["unfinished"] |= each["model"] is value

    def described(self):
        return [
            {
                **{k: v for k, v in each.items() if k != "model"},
                "madeAt": self.lines_of(each["model"]),
                "builtAt": self.built.get(id(each["model"])),
                **describe(each["model"], each["unfinished"], self.lines_of),
            }
            for each in self.models
        ]

    def lines_of(self, layer):
        """The lines of the file at work when a layer was made, the innermost first; null for an operation."""
        return self.made[id(layer)][1] if id(layer) in self.made else None


def own_lines(frame):
    lines = []
    while frame is not None:
        match = cell_name.fullmatch(frame.f_code.co_filename)
        if match:
            lines.append([int(match.group(1)), frame.f_lineno])
        frame = frame.f_back
    return lines


def describe(model, unfinished, lines_of):
    if unfinished:
        return {"class": "Unfinished", "className": type(model).__name__, "name": None, "layers": [], "totalParameters": None}
    try:
        kind = type(model).__name__
        if isinstance(model, keras.Sequential):
            kind = "Sequential"
        elif isinstance(model, keras.src.models.functional.Functional):
            kind = "Functional"
        else:
            kind = "Subclassed"
        return {
            "class": kind,
            "className": type(model).__name__,
            "name": model.name,
            "built": bool(model.built),
            "layers": [{**describe_layer(layer, model), "madeAt": lines_of(layer)} for layer in steps_of(model)],
            "totalParameters": parameters(model),
            "trainableParameters": sum(size(w) for w in model.trainable_weights) if parameters(model) is not None else None,
        }
    except Exception as error:
        return {"class": "Unfinished", "className": type(model).__name__, "name": None, "layers": [], "error": repr(error)[:200]}


def steps_of(model):
    """The layers, and in functional models the operations that are none (`x + y`), as `summary()` lists them."""
    return model.operations if isinstance(model, keras.src.models.functional.Functional) else model.layers


def size(weight):
    count = 1
    for dimension in weight.shape:
        count *= dimension
    return count


def parameters(layer):
    if not isinstance(layer, keras.layers.Layer):
        return 0
    try:
        return int(layer.count_params())
    except Exception:
        return None  # Not built.


def describe_layer(layer, model):
    return {
        "name": layer.name,
        "class": type(layer).__name__,
        "outputShape": output_shape(layer, model),
        "parameters": parameters(layer),
        "trainable": bool(getattr(layer, "trainable", True)),
    }


def output_shape(layer, model):
    """Of the first call of the layer in the model; null where there is none, a list of shapes where there are several."""
    graph = getattr(model, "_functional", None) or model
    inside = {id(node) for nodes in getattr(graph, "_nodes_by_depth", {}).values() for node in nodes}
    node = next((each for each in layer._inbound_nodes if id(each) in inside), None)
    if node is None and isinstance(layer, keras.layers.InputLayer):
        return list(layer.batch_shape)
    if node is None:
        return None
    shapes = [[None if d is None else int(d) for d in tensor.shape] for tensor in node.outputs]
    return shapes[0] if len(shapes) == 1 else shapes


def run_cells(cells, recorder, failures):
    main = type(sys)("__main__")
    sys.modules["__main__"] = main
    for number, text in cells:
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError) as error:
            failures.append({"cell": number, "line": getattr(error, "lineno", 0), "error": f"SyntaxError: {error}"})
            recorder.failures += 1
            continue
        for statement in tree.body:
            signal.setitimer(signal.ITIMER_PROF, SECONDS_A_STATEMENT)
            try:
                code = compile(ast.Module([statement], []), f"<cell {number}>", "exec", dont_inherit=True)
                exec(code, main.__dict__)
            except (Exception, TooLong, SystemExit) as error:
                own = [f.lineno for f in traceback.extract_tb(error.__traceback__) if cell_name.fullmatch(f.filename)]
                message = f"{type(error).__name__}: {str(error)[:300]}"
                failures.append({"cell": number, "line": own[-1] if own else statement.lineno, "error": message})
                recorder.note_failure(error)
                forget(statement, main.__dict__, recorder)
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)


def forget(statement, names, recorder):
    """What a failed statement would have changed is not what it should be, and must not go into later models."""
    if isinstance(statement, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)):
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.pop(node.id, None)
        if isinstance(node, ast.Attribute) and node.attr in ("add", "pop") and isinstance(node.value, ast.Name):
            for each in recorder.models:
                each["unfinished"] |= each["model"] is names.get(node.value.id)
        if isinstance(node, ast.Attribute) and node.attr in ("append", "extend", "insert", "update") and isinstance(node.value, ast.Name):
            if isinstance(names.get(node.value.id), (list, dict, set)):
                names.pop(node.value.id)  # It lacks what the statement would have put into it.


def stop_statement(*_):
    raise TooLong("the statement takes too long")


def run_file(path, out):
    """In a child: runs the file and writes what it records. Never returns."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    if ctypes.CDLL(None, use_errno=True).unshare(NEW_NETWORK) != 0:
        raise PermissionError("A file of the corpus must not reach the network; run as root so that it can be cut off.")
    report = open(out, "w", encoding="utf-8")
    cells = cells_of(path)
    folder = tempfile.mkdtemp(prefix="oracle-")
    os.chown(folder, NOBODY, NOBODY)
    os.chdir(folder)
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    os.environ["HOME"] = folder
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(quiet, stream)
    signal.signal(signal.SIGPROF, stop_statement)
    sys.argv = [path]
    stand_ins.install()
    recorder, failures = Recorder(), []
    recorder.install()

    def write(*_):
        report.seek(0)
        report.truncate()
        made_up = sorted(stand_ins.Anything.touched)
        json.dump({"path": path, "models": recorder.described(), "failures": failures, "madeUpAt": made_up}, report)
        report.flush()

    def stop_file(*_):
        failures.append({"cell": 0, "line": 0, "error": "time over"})
        write()
        os._exit(3)

    signal.signal(signal.SIGVTALRM, stop_file)
    signal.signal(signal.SIGTERM, stop_file)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_A_FILE)
    run_cells(cells, recorder, failures)
    write()
    os._exit(0)


def wait_for(child, seconds):
    """Ends a child that takes too long by the clock, first kindly."""
    import time

    began = time.monotonic()
    kind = False
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status), time.monotonic() - began
        if time.monotonic() - began > seconds and not kind:
            os.kill(child, signal.SIGTERM)
            kind = True
        if time.monotonic() - began > seconds + 10:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.05)


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    stand_ins.import_standard_library()
    for path in sys.stdin.read().split("\n"):
        out = os.path.join(folder, f"{path.strip('/').replace('/', '+')}.json")
        if not path or os.path.exists(out):
            continue
        child = os.fork()
        if child == 0:
            try:
                run_file(path, out)
            except BaseException:
                traceback.print_exc()
                os._exit(4)
        status, seconds = wait_for(child, SECONDS_OF_THE_CLOCK)
        if not os.path.exists(out) or os.path.getsize(out) == 0:
            with open(out, "w", encoding="utf-8") as report:
                json.dump({"path": path, "models": [], "failures": [{"cell": 0, "line": 0, "error": f"ended with {status}"}]}, report)
        print(f"{status}\t{seconds:.1f}\t{path}", flush=True)


if __name__ == "__main__":
    main()
