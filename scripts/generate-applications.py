"""Writes src/nn/applications/table.ts: what models of `keras.applications` are like, as real Keras builds them.

    KERAS_BACKEND=tensorflow python scripts/generate-applications.py

Weights are counted and never made: models are built in a scope in which Keras only notes their shapes.
"""

import inspect
import json
import os
import re
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
from keras.src import backend  # noqa: E402

TABLE = Path(__file__).parent.parent / "src/nn/applications/table.ts"

MINIMALISTIC = {"alpha": 1.0, "minimalistic": True}

# Arguments by which the layers of a model change.
VARIANTS = {
    "MobileNet": [{"alpha": alpha, "depth_multiplier": 1} for alpha in (0.25, 0.5, 0.75, 1.0)],
    "MobileNetV2": [{"alpha": alpha} for alpha in (0.35, 0.5, 0.75, 1.0, 1.3, 1.4)],
    "MobileNetV3Small": [{"alpha": alpha, "minimalistic": False} for alpha in (0.75, 1.0)] + [MINIMALISTIC],
    "MobileNetV3Large": [{"alpha": alpha, "minimalistic": False} for alpha in (0.75, 1.0)] + [MINIMALISTIC],
}


def built(function, **arguments):
    keras.utils.clear_session()
    with backend.StatelessScope():
        return function(weights=None, **arguments)


def size(weights):
    total = 0
    for weight in weights:
        count = 1
        for length in weight.shape:
            count *= length
        total += count
    return total


def counts(model):
    return {"trainable": size(model.trainable_weights), "nonTrainable": size(model.non_trainable_weights)}


def output_length(model, length, pads_by_length):
    """The height of what comes out for pictures of this height, by the shape rules of the layers alone."""
    return output_shape(model, (None, length, length, 3), pads_by_length)[1]


def output_shape(model, shape, pads_by_length):
    shapes = {id(tensor): shape for tensor in model.inputs}
    for operation in model.operations:
        node = operation._inbound_nodes[0]
        if node.is_input:
            continue
        inputs = [shapes[id(tensor)] for tensor in node.input_tensors]
        if not isinstance(operation, keras.Layer):
            output = inputs[0]
        elif isinstance(operation, keras.Sequential):
            output = inputs[0]
            for layer in operation.layers:
                output = layer.compute_output_shape(output)
        elif isinstance(operation, keras.Model):
            output = output_shape(operation, inputs[0], pads_by_length)
        elif isinstance(operation, keras.layers.ZeroPadding2D) and pads_by_length and named(operation):
            # As imagenet_utils.correct_pad has it, one element less before an even length.
            most = operation.padding[0][1]
            height = inputs[0][1] + 2 * most - (1 - inputs[0][1] % 2)
            output = (None, height, height, inputs[0][-1])
        elif isinstance(operation, keras.layers.Reshape):
            output = (None, 1, 1, operation.target_shape[-1])
        elif type(operation).__name__ in ("LayerScale", "StochasticDepth", "CustomScaleLayer"):
            output = inputs[0]
        else:
            output = operation.compute_output_shape(inputs if len(inputs) > 1 else inputs[0])
        for tensor in node.output_tensors:
            shapes[id(tensor)] = tuple(output)
    return shapes[id(model.outputs[0])]


def named(layer):
    return not layer.name.startswith("zero_padding2d")


def steps(model, name, default):
    """`stride` and `offset` such that the output is floor((length + offset) / stride) long."""
    own = output_length(model, model.input_shape[1], pads_by_length(name))
    assert own == model.output_shape[1], (name, own, model.output_shape)
    stride, offset = fitted(model, name, default, pads_by_length(name))
    return {"stride": stride, "offset": offset}


def any_size_steps(model, name, default, known):
    """The same for a model that is made without knowing the size of its pictures, where that pads otherwise."""
    if not pads_by_length(name) or model.input_shape[1] is not None:
        return {}
    stride, offset = fitted(model, name, default, False)
    assert stride == known["stride"], name
    return {} if offset == known["offset"] else {"offsetAnySize": offset}


def pads_by_length(name):
    return "correct_pad" in inspect.getsource(inspect.getmodule(getattr(keras.applications, name)))


def fitted(model, name, default, by_length):
    lengths = list(range(default, default + 64))
    measured = [output_length(model, length, by_length) for length in lengths]
    for stride in (32, 16, 8):
        for offset in range(-128, 64):
            if all((length + offset) // stride == output for length, output in zip(lengths, measured)):
                return stride, offset
    raise SystemExit(f"{name}: {list(zip(lengths, measured))}")


def head(model, without):
    """What `include_top` adds: as many parameters as classes ask for, and others."""
    dense = [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    flattens = any(isinstance(layer, keras.layers.Flatten) for layer in model.layers) and len(dense) > 1
    if flattens:
        return {"flattened": [layer.units for layer in dense[:-1]]}
    features = [layer for layer in model.layers if hasattr(layer, "kernel")][-1].kernel.shape[-2]
    extra = counts(model)["trainable"] - without["trainable"] - (features + 1) * 1000
    return {"features": features, "others": extra}


def row(name, arguments):
    function = getattr(keras.applications, name)
    source = inspect.getsource(inspect.getmodule(function))
    whole = built(function, **arguments)
    base = built(function, include_top=False, **arguments)
    least = re.findall(r"min_size=(\d+)", source)
    default = re.findall(r"default_size=(\d+)", inspect.getsource(function)) or re.findall(r"default_size=(\d+)", source)
    default_size = whole.input_shape[1] or (int(default[0]) if default else 224)
    # An odd size, as rules that hold for even ones may not hold for it.
    sized = built(function, include_top=False, input_shape=(default_size + 13, default_size + 13, 3), **arguments)
    # NASNet has other layers where it does not know the size of its pictures.
    without, any_size = counts(sized), counts(base)
    known = steps(sized, name, default_size)
    return {
        "name": name,
        "arguments": arguments,
        "modelName": base.name,
        "inputWithTop": list(whole.input_shape[1:]),
        "inputWithoutTop": list(base.input_shape[1:]),
        "least": int(least[0]) if least else 32,
        **known,
        **any_size_steps(base, name, default_size, known),
        "channels": base.output_shape[-1],
        **without,
        **({} if any_size == without else {"anySize": any_size}),
        "head": head(whole, without),
        "total": size(whole.weights),
    }


def signature(name):
    parameters = inspect.signature(getattr(keras.applications, name)).parameters.values()
    return [{"name": p.name, "default": p.default} for p in parameters]


def main():
    names = [name for name in dir(keras.applications) if name[0].isupper()]
    rows = []
    for name in names:
        for arguments in VARIANTS.get(name, [{}]):
            rows.append(row(name, arguments))
            print(rows[-1], flush=True)
    signatures = {name: signature(name) for name in names}
    write_table(signatures, rows)


def write_table(signatures, rows):
    """Python's JSON is TypeScript, too."""
    lines = [
        "import type { ParameterDefinition } from '../definition.js';",
        "import type { ApplicationModel } from './definition.js';",
        "",
        f"/** Written by scripts/generate-applications.py from Keras {keras.__version__}. */",
        "",
        "export const signatures: Readonly<Record<string, readonly ParameterDefinition[]>> = {",
        *(f"  {name}: {json.dumps(value)}," for name, value in signatures.items()),
        "};",
        "",
        "export const models: readonly ApplicationModel[] = [",
        *(f"  {json.dumps(each)}," for each in rows),
        "];",
        "",
    ]
    TABLE.write_text("\n".join(lines))


if __name__ == "__main__":
    main()
