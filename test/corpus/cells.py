"""The Python text of a file or of the cells of a notebook, as the oracle runs it."""

import json
import re


def cells_of(path):
    """The texts that run one after the other: (number of the cell, text); a Python file is cell 0."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if not path.endswith(".ipynb"):
        return [(0, text)]
    cells = json.loads(text)["cells"]
    return [
        (number, without_magics("".join(cell["source"])))
        for number, cell in enumerate(cells, 1)
        if cell["cell_type"] == "code"
    ]


def without_magics(text):
    """Blanks lines that only IPython understands, keeping every line where it is."""
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if first.startswith("%%") and not re.match(r"%%(time|timeit|capture)\b", first):
        return "\n" * (len(lines) - 1)
    blank = re.compile(r"^(\s*)([%!].*|\?.*|[\w.]+\?+\s*|[\w, ]+=\s*[%!].*)$")
    result, continued = [], False
    for line in lines:
        match = blank.match(line)
        if continued or match:
            result.append((match.group(1) if match else "") + "pass" if not continued else "")
            continued = line.rstrip().endswith("\\")
        else:
            result.append(line)
    return "\n".join(result)
