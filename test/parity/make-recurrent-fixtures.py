"""Writes what real Keras does with recurrent layers: test/parity/fixtures/recurrent.json.

    KERAS_BACKEND=tensorflow python test/parity/make-recurrent-fixtures.py [--new]

The runs are made and written as those of make-fixtures.py. With --new, runs that are in the fixture already, by the same
description, are not run again.
"""

import importlib
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
fixtures = importlib.import_module("make-fixtures")
from recurrent_cases import cases  # noqa: E402

NAME = "recurrent.json"


def description(one):
    """What tells one case from another."""
    return json.dumps({name: one[name] for name in next(cases())}, sort_keys=True)


def known_runs():
    return {description(one): one for one in json.loads((fixtures.FOLDER / NAME).read_text())["cases"]}


if __name__ == "__main__":
    made_with = {"keras": fixtures.keras.__version__, "backend": fixtures.keras.backend.backend()}
    kept = known_runs() if "--new" in sys.argv else {}
    runs = []
    for one in cases():
        runs.append(kept.get(description(one)) or fixtures.run(one))
        # A run takes seconds: what is done is kept.
        fixtures.write(NAME, {"madeWith": made_with, "cases": runs})
