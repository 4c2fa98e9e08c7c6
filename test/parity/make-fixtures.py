"""Writes what real Keras does, for GradLens to be compared with: test/parity/fixtures/*.json.

    KERAS_BACKEND=tensorflow python test/parity/make-fixtures.py

Weights and batches are not kept: both sides make them with the same arithmetic of whole numbers (`noise` here, in
noise.ts there), so that a fixture is small whatever the net. Kept are the numbers that Keras measures in each step and
samples of its weights after the last one.
"""

import inspect
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402

FOLDER = Path(__file__).parent / "fixtures"
STEPS = 20
SAMPLES_PER_WEIGHT = 12


def noise(seed, count):
    """`count` numbers in [0, 1), by the finalizer of MurmurHash3 over seed and index."""
    value = np.arange(count, dtype=np.uint32) + np.uint32((seed * 0x9E3779B9) & 0xFFFFFFFF)
    value ^= value >> np.uint32(16)
    value *= np.uint32(0x85EBCA6B)
    value ^= value >> np.uint32(13)
    value *= np.uint32(0xC2B2AE35)
    value ^= value >> np.uint32(16)
    return value.astype(np.float64) / 2**32


def first_value(name, shape, seed):
    """A weight before training: like Glorot's for kernels, and something near its default for the others."""
    spread = 2 * noise(seed, int(np.prod(shape))) - 1
    if name == "kernel":
        values = spread * np.sqrt(6 / (shape[0] + shape[1]))
    elif name in ("bias", "beta"):
        values = 0.1 * spread
    elif name == "gamma":
        values = 1 + 0.1 * spread
    else:
        values = np.full(spread.shape, 1.0 if name == "moving_variance" else 0.0)
    return values.reshape(shape).astype(np.float32)


def batch(step, case):
    """Samples in [0, 1) and targets that can be learnt from them."""
    shape = (case["batchSize"], *case["inputShape"])
    x = noise(1000 + step, int(np.prod(shape))).reshape(shape).astype(np.float32)
    columns = x.reshape(shape[0], -1)[:, : case["outputs"]]
    if case["targets"] == "classes":
        return x, np.argmax(columns, axis=1).astype(np.int32)
    if case["targets"] == "onehot":
        return x, np.eye(case["outputs"], dtype=np.float32)[np.argmax(columns, axis=1)]
    if case["targets"] == "binary":
        return x, (columns > 0.5).astype(np.float32)
    return x, (2 * columns - 0.5).astype(np.float32)


def built(namespace, description):
    """The Keras object of `[class, arguments]`, or the string itself."""
    if isinstance(description, str):
        return description
    return getattr(namespace, description[0])(**description[1])


def run(case):
    keras.utils.clear_session()
    layers = [built(keras.layers, description) for description in case["layers"]]
    model = keras.Sequential([keras.layers.Input(case["inputShape"]), *layers])
    for layer in model.layers:
        names = [weight.name for weight in layer.weights]
        seeds = [7 * (1 + model.layers.index(layer)) + index for index in range(len(names))]
        layer.set_weights([first_value(n, w.shape, s) for n, w, s in zip(names, layer.weights, seeds)])
    optimizer = built(keras.optimizers, case["optimizer"])
    loss = built(keras.losses, case["loss"])
    model.compile(optimizer=optimizer, loss=loss, metrics=case["metrics"], jit_compile=False)

    measured = []
    for step in range(STEPS):
        model.reset_metrics()
        logs = model.train_on_batch(*batch(step, case), return_dict=True)
        measured.append({name: float(value) for name, value in logs.items()})
    model.reset_metrics()
    evaluated = model.test_on_batch(*batch(STEPS, case), return_dict=True)

    weights = []
    for index, layer in enumerate(model.layers):
        for weight in layer.weights:
            values = np.asarray(weight).ravel()
            stride = max(1, len(values) // SAMPLES_PER_WEIGHT)
            weights.append({
                "layer": index,
                "name": weight.name,
                "shape": list(weight.shape),
                "stride": stride,
                "values": [float(v) for v in values[::stride]],
            })
    return {
        **case,
        "steps": {name: [step[name] for step in measured] for name in measured[0]},
        "evaluation": {name: float(value) for name, value in evaluated.items()},
        "weights": weights,
    }


def case(name, layers, optimizer=("SGD", {"learning_rate": 0.1}), loss="sparse_categorical_crossentropy",
         targets="classes", metrics=("accuracy",), input_shape=(12,), outputs=5, batch_size=8):
    return {
        "name": name,
        "inputShape": list(input_shape),
        "outputs": outputs,
        "batchSize": batch_size,
        "targets": targets,
        "layers": [list(layer) for layer in layers],
        "optimizer": optimizer if isinstance(optimizer, str) else list(optimizer),
        "loss": loss if isinstance(loss, str) else list(loss),
        "metrics": list(metrics),
    }


def dense(units, activation=None, **arguments):
    return ("Dense", {"units": units, **({"activation": activation} if activation else {}), **arguments})


SMALL = [dense(16, "tanh"), dense(8, "relu"), dense(5, "softmax")]


def cases():
    yield case(
        "the 300-100 MLP",
        [("Flatten", {}), dense(300, "relu"), dense(100, "relu"), dense(10, "softmax")],
        ("SGD", {"learning_rate": 0.01}), input_shape=(28, 28), outputs=10, batch_size=32,
    )
    momentum = {"learning_rate": 0.05, "momentum": 0.9}
    for name, optimizer in {
        "the string sgd": "sgd",
        "the string adam": "adam",
        "SGD": ("SGD", {"learning_rate": 0.1}),
        "momentum": ("SGD", momentum),
        "Nesterov momentum": ("SGD", {**momentum, "nesterov": True}),
        "Adam": ("Adam", {"learning_rate": 0.01}),
        "Adam with arguments": ("Adam", {"learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.99, "epsilon": 0.001}),
        "AMSGrad": ("Adam", {"learning_rate": 0.01, "amsgrad": True}),
        "weight decay": ("SGD", {**momentum, "weight_decay": 0.1}),
        "clipnorm": ("SGD", {**momentum, "clipnorm": 0.05}),
        "clipvalue": ("SGD", {**momentum, "clipvalue": 0.01}),
        "global_clipnorm": ("SGD", {**momentum, "global_clipnorm": 0.1}),
    }.items():
        yield case(f"optimizer: {name}", SMALL, optimizer)
    for activation in ("linear", "relu", "leaky_relu", "elu", "selu", "tanh", "sigmoid", "softmax"):
        yield case(f"activation: {activation}", [dense(16, activation), dense(8, activation), dense(5, "softmax")])
    for name, arguments in {
        "ReLU": {"negative_slope": 0.1, "max_value": 0.8, "threshold": 0.05},
        "LeakyReLU": {},
        "ELU": {"alpha": 0.5},
        "Activation": {"activation": "selu"},
    }.items():
        yield case(f"layer: {name}", [dense(16), (name, arguments), dense(5), ("Softmax", {})])
    yield case(
        "batch normalization before the activation",
        [dense(16, use_bias=False), ("BatchNormalization", {}), ("Activation", {"activation": "relu"}), dense(5, "softmax")],
    )
    yield case(
        "batch normalization with arguments",
        [("BatchNormalization", {"momentum": 0.8, "epsilon": 0.01, "scale": False}), dense(16, "tanh"),
         ("BatchNormalization", {"center": False}), dense(5, "softmax")],
    )
    yield case(
        "batch normalization of a frozen layer",
        [dense(16, "tanh"), ("BatchNormalization", {"trainable": False}), dense(8, "tanh", trainable=False), dense(5, "softmax")],
    )
    yield case(
        "batch normalization of images along the first axis of three",
        [("BatchNormalization", {"axis": 1}), ("Flatten", {}), dense(5, "softmax")], input_shape=(3, 4),
    )
    for name, last, loss, targets, metrics in (
        ("from logits", None, ("SparseCategoricalCrossentropy", {"from_logits": True}), "classes", ["sparse_categorical_accuracy"]),
        ("softmax although from logits", "softmax", ("SparseCategoricalCrossentropy", {"from_logits": True}), "classes", ["acc"]),
        ("sigmoid where softmax is expected", "sigmoid", "sparse_categorical_crossentropy", "classes", ["accuracy"]),
        ("the sum over the batch", "softmax", ("SparseCategoricalCrossentropy", {"reduction": "sum"}), "classes", ["accuracy"]),
        ("one-hot targets", "softmax", "categorical_crossentropy", "onehot", ["accuracy"]),
        ("one-hot targets, smoothed", "softmax", ("CategoricalCrossentropy", {"label_smoothing": 0.1}), "onehot", ["categorical_accuracy"]),
        ("binary", "sigmoid", "binary_crossentropy", "binary", ["binary_accuracy"]),
        ("binary from logits, smoothed", None, ("BinaryCrossentropy", {"from_logits": True, "label_smoothing": 0.2}), "binary", []),
        ("squared error", None, "mse", "values", ["mae", "RootMeanSquaredError", "mean_squared_error"]),
        ("absolute error", None, ("MeanAbsoluteError", {}), "values", ["mse"]),
    ):
        rate = 0.02 if isinstance(loss, tuple) and loss[1].get("reduction") == "sum" else 0.1
        yield case(f"loss: {name}", [dense(16, "tanh"), dense(5, last)], ("SGD", {"learning_rate": rate}), loss, targets, metrics)
    for loss, targets in (("sparse_categorical_crossentropy", "classes"), ("categorical_crossentropy", "onehot"), ("binary_crossentropy", "onehot")):
        # After another layer nobody knows the logits of these probabilities, nor do they add up to one.
        yield case(f"loss: probabilities, {loss}", [dense(5, "sigmoid"), ("ReLU", {"max_value": 0.8})], loss=loss, targets=targets)
    yield case(
        "dense along the last axis of three", [dense(6, "tanh"), ("Flatten", {}), dense(5, "softmax")], input_shape=(3, 4),
    )
    yield case(
        "one output and its accuracy", [dense(8, "tanh"), dense(1, "sigmoid")], loss="binary_crossentropy", targets="binary", outputs=1,
    )


def values(tensor):
    return [float(v) for v in np.asarray(tensor).ravel()]


def functions():
    """Values of single functions, where a training run would not show a mistake."""
    x = np.array([-6, -4, -3, -2, -1.5, -1, -0.5, -0.1, 0, 0.1, 0.5, 1, 1.5, 2, 3, 4, 5, 6], np.float32)
    names = ("linear", "relu", "leaky_relu", "elu", "selu", "tanh", "sigmoid", "softmax")
    logits = np.array([[1, 2, 3], [-20, 0, 20], [0.1, 0.2, 0.3]], np.float32)
    probabilities = np.array([[0.2, 0.3, 0.5], [0, 0, 1], [1, 0, 0]], np.float32)
    onehot = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0]], np.float32)
    classes = np.argmax(onehot, axis=1).astype(np.int32)
    losses = keras.losses
    return {
        "x": values(x),
        "activations": {name: values(keras.activations.get(name)(x)) for name in names},
        "logits": logits.tolist(),
        "probabilities": probabilities.tolist(),
        "onehot": onehot.tolist(),
        "classes": classes.tolist(),
        "losses": {
            "sparse from logits": float(losses.SparseCategoricalCrossentropy(from_logits=True)(classes, logits)),
            "sparse from probabilities": float(losses.SparseCategoricalCrossentropy()(classes, probabilities)),
            "one-hot from logits": float(losses.CategoricalCrossentropy(from_logits=True)(onehot, logits)),
            "one-hot from probabilities": float(losses.CategoricalCrossentropy()(onehot, probabilities)),
            "binary from logits": float(losses.BinaryCrossentropy(from_logits=True)(onehot, logits)),
            "binary from probabilities": float(losses.BinaryCrossentropy()(onehot, probabilities)),
        },
    }


CLASSES = {
    "layers": ["Dense", "Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "Flatten", "Dropout", "BatchNormalization"],
    "initializers": [
        "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal", "VarianceScaling",
        "RandomNormal", "RandomUniform", "TruncatedNormal", "Zeros", "Ones", "Constant",
    ],
    "losses": [
        "SparseCategoricalCrossentropy", "CategoricalCrossentropy", "BinaryCrossentropy", "MeanSquaredError", "MeanAbsoluteError",
    ],
    "metrics": [
        "SparseCategoricalAccuracy", "CategoricalAccuracy", "BinaryAccuracy", "MeanSquaredError", "RootMeanSquaredError",
        "MeanAbsoluteError",
    ],
    "optimizers": ["SGD", "Adam"],
}


def signature(callable_object):
    """The parameters in their order, each with its default; a required one has none."""
    kinds = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return [
        {"name": p.name, **({} if p.default is inspect.Parameter.empty else {"default": p.default})}
        for p in inspect.signature(callable_object).parameters.values()
        if p.kind in kinds and p.name not in ("self", "x")
    ]


def signatures():
    result = {
        family: {name: signature(getattr(getattr(keras, family), name).__init__) for name in names}
        for family, names in CLASSES.items()
    }
    names = ("linear", "relu", "leaky_relu", "elu", "selu", "tanh", "sigmoid", "softmax")
    return {**result, "activations": {name: signature(keras.activations.get(name)) for name in names}}


def names():
    """What each string means: the class that Keras makes of it, or of a function its own name."""
    def meaning(found):
        return found.__name__ if inspect.isfunction(found) else type(found).__name__

    spellings = {
        "initializers": ["glorot_uniform", "he_normal", "lecun_normal", "variance_scaling", "normal", "uniform",
                         "random_normal", "truncated_normal", "zero", "zeros", "one", "ones"],
        "optimizers": ["sgd", "SGD", "Sgd", "adam", "Adam", "ADAM"],
        "metrics": ["mse", "MSE", "mean_squared_error", "mae", "sparse_categorical_accuracy", "RootMeanSquaredError"],
        "losses": ["mse", "MSE", "mean_squared_error", "mae", "bce", "sparse_categorical_crossentropy",
                   "SparseCategoricalCrossentropy"],
    }
    return {
        family: {spelling: meaning(getattr(keras, family).get(spelling)) for spelling in given}
        for family, given in spellings.items()
    }


def write(name, content):
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_text(json.dumps(rounded(content), separators=(",", ":")) + "\n")


def rounded(value):
    """Nine digits tell any two float32 numbers apart."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(one) for one in value]
    return value


if __name__ == "__main__":
    made_with = {"keras": keras.__version__, "backend": keras.backend.backend()}
    write("signatures.json", {"madeWith": made_with, "signatures": signatures(), "names": names()})
    write("functions.json", {"madeWith": made_with, **functions()})
    write("training.json", {"madeWith": made_with, "cases": [run(one) for one in cases()]})
