"""What stands for a value that a closed machine does not have: it lets the lines that build models run, and notes where
it was turned into a plain value."""

import dis
import inspect
import sys

import numpy as np


class Anything:
    """Has every attribute, can be called, indexed, iterated (empty) and unpacked, and answers with more of itself."""

    touched = set()
    # Where files of its name would lie: an empty folder, once the stand-ins are installed.
    nowhere = ""

    def __init__(self, path="anything"):
        object.__setattr__(self, "_path", path)

    def __repr__(self):
        return f"<stand-in for {self._path}>"

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Anything(f"{self._path}.{name}")

    def __setattr__(self, name, value):
        pass

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and _decorates(args[0], sys._getframe(1)):
            return args[0]
        return Anything(f"{self._path}()")

    def __format__(self, specification):
        return "anything"

    def __getitem__(self, key):
        return Anything(f"{self._path}[]")

    def __setitem__(self, key, value):
        pass

    def __delitem__(self, key):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def __iter__(self):
        instruction, _ = _instructions_at(sys._getframe(1))
        # Nothing for a loop, as many as are wanted for `a, b = x`, and one for `next(iter(x))`.
        count = {"UNPACK_SEQUENCE": instruction.arg, "GET_ITER": 0}.get(instruction.opname, 1)
        if count == 0:
            touch()
        return iter([Anything(f"{self._path}[{i}]") for i in range(count)])

    def __contains__(self, item):
        touch()
        return False

    def __hash__(self):
        return id(self)

    def __bool__(self):
        touch()
        return True

    def __len__(self):
        touch()
        return 1

    def __int__(self):
        touch()
        return 1

    __index__ = __int__

    def __float__(self):
        touch()
        return 1.0

    def __array__(self, dtype=None, copy=None):
        # Without it, numpy and TensorFlow look for a number at the bottom of an endless nest of sequences.
        touch()
        return np.zeros((), dtype or "float32")

    def __fspath__(self):
        return Anything.nowhere

    def __mro_entries__(self, bases):
        return (object,)


def touch():
    """Notes the innermost line of the file that is at work: (cell, line)."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename.startswith("<cell "):
            Anything.touched.add((int(frame.f_code.co_filename[6:-1]), frame.f_lineno))
            return
        frame = frame.f_back


def _instructions_at(frame):
    """The one that runs, and the one after it."""
    instructions = [each for each in dis.get_instructions(frame.f_code) if each.offset >= frame.f_lasti]
    return instructions[0], instructions[min(1, len(instructions) - 1)]


def _decorates(value, frame):
    """Whether a call stands above a class or a function: its result is kept under that name."""
    if not inspect.isclass(value) and not inspect.isfunction(value):
        return False
    _, following = _instructions_at(frame)
    return following.opname.startswith("STORE_") and following.argval == value.__name__


def _combine(self, *others):
    return Anything(f"{self._path} with another")


for _operator in (
    "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow matmul rmatmul and rand or ror "
    "neg pos abs invert lt le gt ge round"
).split():
    setattr(Anything, f"__{_operator}__", _combine)
