"""Writes what real Keras does, for GradLens to be compared with: test/parity/fixtures/*.json.

    KERAS_BACKEND=tensorflow python test/parity/make-fixtures.py [--new]

With --new, training runs that are in the fixture already, by the same description, are not run again.

Weights and batches are not kept: both sides make them with the same arithmetic of whole numbers (noise.py here,
noise.ts there), so that a fixture is small whatever the net. Kept are the numbers that Keras measures in each step and
samples of its weights after the last one.
"""

import inspect
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras  # noqa: E402
import numpy as np  # noqa: E402
from noise import noise  # noqa: E402
from training_cases import cases  # noqa: E402

FOLDER = Path(__file__).parent / "fixtures"
STEPS = 20
SAMPLES_PER_WEIGHT = 12


def first_value(name, shape, seed):
    """A weight before training: like Glorot's for kernels, and something near its default for the others."""
    spread = 2 * noise(seed, int(np.prod(shape))) - 1
    if name.endswith("kernel"):
        values = spread * np.sqrt(6 / (shape[-2] + shape[-1]) / np.prod(shape[:-2]))
    elif name in ("bias", "beta"):
        values = 0.1 * spread
    elif name == "gamma":
        values = 1 + 0.1 * spread
    elif name == "alpha":
        values = 0.25 + 0.1 * spread
    elif name in ("embeddings", "vector_u"):
        values = spread
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
    if case["targets"] == "counts":
        return x, np.floor(4 * columns).astype(np.float32)
    if case["targets"] == "signs":
        return x, np.where(columns > 0.5, 1, -1).astype(np.float32)
    return x, (2 * columns - 0.5).astype(np.float32)


def built(namespace, description):
    """The Keras object of `[class, arguments]`, or the string itself."""
    if isinstance(description, str):
        return description
    arguments = {name: argument(value) for name, value in description[1].items()}
    return getattr(namespace, description[0])(**arguments)


def argument(value):
    """An argument; `{"regularizers": ["L2", {}]}` is `keras.regularizers.L2()`."""
    if isinstance(value, list):
        return [argument(one) for one in value]
    if not isinstance(value, dict):
        return value
    [(namespace, description)] = value.items()
    return built(getattr(keras, namespace), description)


def built_model(case):
    """The layers of a case and their model. A layer with a list of numbers takes those layers, -1 being the input."""
    layers = [built(keras.layers, description) for description in case["layers"]]
    if all(len(description) == 2 for description in case["layers"]):
        return layers, keras.Sequential([keras.layers.Input(case["inputShape"]), *layers])
    tensors = [keras.layers.Input(case["inputShape"])]
    for index, (layer, description) in enumerate(zip(layers, case["layers"])):
        inputs = [tensors[1 + number] for number in (description[2] if len(description) > 2 else [index - 1])]
        tensors.append(layer(inputs if len(inputs) > 1 else inputs[0]))
    return layers, keras.Model(tensors[0], tensors[-1])


def run(case):
    keras.utils.clear_session()
    layers, model = built_model(case)
    for position, layer in enumerate(layers):
        names = [weight.name for weight in layer.weights]
        seeds = [7 * (1 + position) + index for index in range(len(names))]
        if names:
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
    for index, layer in enumerate(layers):
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


ACTIVATIONS = (
    "linear", "relu", "leaky_relu", "relu6", "elu", "selu", "celu", "gelu", "silu", "mish", "softplus", "squareplus",
    "sparse_plus", "hard_silu", "tanh", "sigmoid", "softsign", "hard_tanh", "hard_sigmoid", "sparse_sigmoid",
    "log_sigmoid", "exponential", "tanh_shrink", "soft_shrink", "hard_shrink", "softmax", "log_softmax",
)

ACTIVATION_ARGUMENTS = (
    ("relu", {"negative_slope": 0.1, "max_value": 2.5, "threshold": 0.5}), ("leaky_relu", {"negative_slope": 0.5}),
    ("elu", {"alpha": 0.5}), ("celu", {"alpha": 2.0}), ("gelu", {"approximate": True}), ("squareplus", {"b": 1}),
    ("soft_shrink", {"threshold": 1.2}), ("hard_shrink", {"threshold": 1.2}),
)


def values(tensor):
    return [float(v) for v in np.asarray(tensor).ravel()]


def functions():
    """Values of single functions, where a training run would not show a mistake."""
    x = np.array([-6, -4, -3, -2, -1.5, -1, -0.5, -0.1, 0, 0.1, 0.5, 1, 1.5, 2, 3, 4, 5, 6], np.float32)
    logits = np.array([[1, 2, 3], [-20, 0, 20], [0.1, 0.2, 0.3]], np.float32)
    probabilities = np.array([[0.2, 0.3, 0.5], [0, 0, 1], [1, 0, 0]], np.float32)
    onehot = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0]], np.float32)
    classes = np.argmax(onehot, axis=1).astype(np.int32)
    losses = keras.losses
    return {
        "x": values(x),
        "activations": {name: values(keras.activations.get(name)(x)) for name in ACTIVATIONS},
        "activationsWithArguments": [
            {"name": name, "arguments": arguments, "values": values(keras.activations.get(name)(x, **arguments))}
            for name, arguments in ACTIVATION_ARGUMENTS
        ],
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
    "layers": ["Dense", "Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "Softmax", "Flatten", "Dropout", "BatchNormalization",
               "LayerNormalization", "UnitNormalization", "Rescaling", "Embedding", "AlphaDropout", "GaussianNoise", "GaussianDropout",
               "Reshape", "Permute", "RepeatVector", "UpSampling1D", "UpSampling2D", "UpSampling3D", "ZeroPadding1D",
               "ZeroPadding2D", "ZeroPadding3D", "Cropping1D", "Cropping2D", "Cropping3D", "Add", "Subtract", "Multiply",
               "Average", "Maximum", "Minimum", "Concatenate", "Dot"],
    "initializers": [
        "GlorotUniform", "GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal", "VarianceScaling",
        "RandomNormal", "RandomUniform", "TruncatedNormal", "Orthogonal", "Identity", "Zeros", "Ones", "Constant",
    ],
    "regularizers": ["L1", "L2", "L1L2", "OrthogonalRegularizer"],
    "constraints": ["MaxNorm", "NonNeg", "UnitNorm", "MinMaxNorm"],
    "losses": [
        "SparseCategoricalCrossentropy", "CategoricalCrossentropy", "BinaryCrossentropy", "MeanSquaredError", "MeanAbsoluteError",
        "MeanAbsolutePercentageError", "MeanSquaredLogarithmicError", "Huber", "LogCosh", "CosineSimilarity", "Hinge",
        "SquaredHinge", "CategoricalHinge", "KLDivergence", "Poisson", "BinaryFocalCrossentropy",
        "CategoricalFocalCrossentropy",
    ],
    "metrics": [
        "SparseCategoricalAccuracy", "CategoricalAccuracy", "BinaryAccuracy", "MeanSquaredError", "RootMeanSquaredError",
        "MeanAbsoluteError", "MeanAbsolutePercentageError", "MeanSquaredLogarithmicError", "LogCoshError",
        "CosineSimilarity", "Hinge", "SquaredHinge", "CategoricalHinge", "KLDivergence", "Poisson", "BinaryCrossentropy",
        "CategoricalCrossentropy", "SparseCategoricalCrossentropy",
    ],
    "optimizers": ["SGD", "Adam", "AdamW", "Adamax", "Nadam", "Adagrad", "Adadelta", "RMSprop", "Lion", "Ftrl"],
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
    return {**result, "activations": {name: signature(keras.activations.get(name)) for name in ACTIVATIONS}}


def names():
    """What each string means: the class that Keras makes of it, or of a function its own name."""
    def meaning(found):
        return found.__name__ if inspect.isfunction(found) else type(found).__name__

    spellings = {
        "initializers": ["glorot_uniform", "he_normal", "lecun_normal", "variance_scaling", "normal", "uniform",
                         "random_normal", "truncated_normal", "orthogonal", "identity", "zero", "zeros", "one", "ones"],
        "activations": ["swish", "hard_swish", "silu"],
        "regularizers": ["l1", "l2", "l1l2", "L2", "orthogonal_regularizer"],
        "constraints": ["max_norm", "MaxNorm", "non_neg", "unit_norm", "min_max_norm"],
        "optimizers": ["sgd", "SGD", "Sgd", "adam", "Adam", "ADAM", "adamw", "adamax", "nadam", "adagrad", "adadelta",
                       "rmsprop", "RMSprop", "lion", "ftrl"],
        "metrics": ["mape", "msle", "kl_divergence", "poisson", "hinge", "log_cosh_error", "cosine_similarity", "bce", "mse", "MSE", "mean_squared_error", "mae", "sparse_categorical_accuracy", "RootMeanSquaredError"],
        "losses": ["mape", "msle", "kld", "kl_divergence", "poisson", "huber", "log_cosh", "hinge", "squared_hinge",
                   "categorical_hinge", "cosine_similarity", "binary_focal_crossentropy", "mse", "MSE", "mean_squared_error", "mae", "bce", "sparse_categorical_crossentropy",
                   "SparseCategoricalCrossentropy"],
    }
    return {
        family: {spelling: meaning(getattr(keras, family).get(spelling)) for spelling in given}
        for family, given in spellings.items()
    }


def write(name, content):
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_text(json.dumps(rounded(content), separators=(",", ":"), allow_nan=False) + "\n")


def rounded(value):
    """Nine digits tell any two float32 numbers apart."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(one) for one in value]
    return value


def description(one):
    """What tells one case from another."""
    return json.dumps({name: one[name] for name in next(cases())}, sort_keys=True)


def known_runs():
    return {description(one): one for one in json.loads((FOLDER / "training.json").read_text())["cases"]}


if __name__ == "__main__":
    made_with = {"keras": keras.__version__, "backend": keras.backend.backend()}
    write("signatures.json", {"madeWith": made_with, "signatures": signatures(), "names": names()})
    write("functions.json", {"madeWith": made_with, **functions()})
    kept = known_runs() if "--new" in sys.argv else {}
    runs = [kept.get(description(one)) or run(one) for one in cases()]
    write("training.json", {"madeWith": made_with, "cases": runs})
