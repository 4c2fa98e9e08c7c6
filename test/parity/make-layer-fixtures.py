"""Writes what real Keras makes of every layer, for GradLens to be compared with: test/parity/fixtures/layers.json.

    KERAS_BACKEND=tensorflow python test/parity/make-layer-fixtures.py

For each case: the shapes of the outputs and the weights of a layer that is called on inputs of given shapes, or that
Keras refuses. And for each class of `keras.layers` its signature.
"""

import inspect
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402

from layer_cases import CASES  # noqa: E402

FIXTURE = Path(__file__).parent / "fixtures" / "layers.json"


def made(value):
    """A layer where the description of one stands: `{"layer": "LSTM", "config": {"units": 3}}`. A function is some function."""
    if isinstance(value, dict) and "layer" in value:
        arguments = {name: made(argument) for name, argument in value["config"].items()}
        return getattr(keras.layers, value["layer"])(**arguments)
    if isinstance(value, dict) and "lambda" in value:
        return lambda x: x[:, 0]
    if isinstance(value, list):
        # Keras adds some of its tuples of numbers to others.
        numbers = all(element is None or isinstance(element, (int, float)) for element in value)
        return tuple(value) if numbers else [made(element) for element in value]
    return value


def called(layer, inputs, call):
    if call == "positional":
        return layer(*inputs)
    return layer(inputs if len(inputs) > 1 or call == "list" else inputs[0])


def measured(case):
    keras.utils.clear_session()
    inputs = [keras.Input(batch_shape=shape, dtype=case.get("dtype")) for shape in case["inputs"]]
    try:
        layer = made({"layer": case["layer"], "config": case["config"]})
        outputs = called(layer, inputs, case.get("call"))
    except Exception as error:
        return {**case, "error": f"{type(error).__name__}: {error}".splitlines()[0][:160]}
    count = lambda weights: sum(int(keras.ops.size(weight)) for weight in weights)  # noqa: E731
    trainable = {id(weight) for weight in layer.trainable_weights}
    return {
        **case,
        "outputs": [list(output.shape) for output in keras.tree.flatten(outputs)],
        "weights": [[w.path.split("/")[-1], list(w.shape), id(w) in trainable] for w in layer.weights],
        "trainable": count(layer.trainable_weights),
        "nonTrainable": count(layer.non_trainable_weights),
    }


def signature(cls):
    parameters = list(inspect.signature(cls.__init__).parameters.values())[1:]
    plain = [one for one in parameters if one.kind in (one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY)]
    return [
        {"name": one.name} if one.default is one.empty else {"name": one.name, "default": one.default}
        for one in plain
    ]


def classes():
    """The classes by their first name, and the other names of each."""
    names = {}
    for name in sorted(dir(keras.layers)):
        value = getattr(keras.layers, name)
        if inspect.isclass(value) and issubclass(value, keras.Layer):
            names.setdefault(value, []).append(name)
    return {
        cls.__name__: {"names": spellings, "signature": signature(cls)}
        for cls, spellings in sorted(names.items(), key=lambda pair: pair[0].__name__)
    }


def main():
    cases = [measured(case) for case in CASES]
    unexpected = [case for case in cases if ("error" in case) != case.get("refused", False)]
    if unexpected:
        raise SystemExit("\n".join(["Keras does not do what these cases expect:", *map(str, unexpected)]))

    def lines(items):
        return ",\n".join(items)

    by_class = lines(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in classes().items())
    by_case = lines(json.dumps(case) for case in cases)
    FIXTURE.write_text(
        f'{{"keras": "{keras.__version__}", "classes": {{\n{by_class}\n}}, "cases": [\n{by_case}\n]}}\n'
    )
    print(f"{len(cases)} cases, {sum('error' in case for case in cases)} of them refused")


if __name__ == "__main__":
    main()
