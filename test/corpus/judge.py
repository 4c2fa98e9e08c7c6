"""Says of each of the oracle's models whether it is literal, and whether it is made up.

    python test/corpus/judge.py ANSWERS < list-of-files          (in the folder of the files)

Reads what oracle.py wrote, and writes ANSWERS/judged.json: for each file a list with one item a model.
"""

import json
import sys

from bindings import Module
from cells import cells_of
from literal import Literals, why_not_literal
from made_up import Dependencies, is_made_up


def judged(path, answer):
    models = [model for model in answer["models"] if model["class"] != "Unfinished"]
    if not models:
        return []
    cells = cells_of(path)
    module = Module(cells)
    literals, dependencies = Literals(module), Dependencies(module)
    has_adapt = any(".adapt(" in text for _, text in cells)
    made_up_at = {tuple(place) for place in answer.get("madeUpAt", [])}
    return [
        {"notLiteral": why_not_literal(model, literals, has_adapt), "isMadeUp": is_made_up(model, dependencies, made_up_at)}
        for model in models
    ]


def main():
    answers = sys.argv[1]
    result = {}
    for path in sys.stdin.read().split("\n"):
        try:
            with open(f"{answers}/{path.replace('/', '+')}.json", encoding="utf-8") as report:
                result[path] = judged(path, json.load(report))
        except (FileNotFoundError, json.JSONDecodeError):
            continue  # The oracle has not come to it yet.
    with open(f"{answers}/judged.json", "w", encoding="utf-8") as out:
        json.dump(result, out, indent=1)


if __name__ == "__main__":
    main()
