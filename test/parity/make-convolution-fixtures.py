"""Writes what real Keras does with convolution and pooling: test/parity/fixtures/convolution.json.

    KERAS_BACKEND=tensorflow python test/parity/make-convolution-fixtures.py

The runs are made and written as those of make-fixtures.py.
"""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
fixtures = importlib.import_module("make-fixtures")
from convolution_cases import cases  # noqa: E402

if __name__ == "__main__":
    made_with = {"keras": fixtures.keras.__version__, "backend": fixtures.keras.backend.backend()}
    fixtures.write("convolution.json", {"madeWith": made_with, "cases": [fixtures.run(one) for one in cases()]})
