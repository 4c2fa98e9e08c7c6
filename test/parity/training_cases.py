"""The training runs that GradLens repeats: models, optimizers, losses, each with what makes it special."""


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
    yield from optimizer_cases()
    yield from activation_cases()
    yield from layer_cases()
    yield from shape_cases()
    yield from merging_cases()
    yield from loss_cases()
    yield from penalty_cases()


def optimizer_cases():
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
        "AdamW": ("AdamW", {"learning_rate": 0.01}),
        "AdamW with AMSGrad": ("AdamW", {"learning_rate": 0.01, "weight_decay": 0.1, "amsgrad": True}),
        "Adamax": ("Adamax", {"learning_rate": 0.01}),
        "Nadam": ("Nadam", {"learning_rate": 0.01}),
        "Adagrad": ("Adagrad", {"learning_rate": 0.05}),
        "Adagrad from another start": ("Adagrad", {"learning_rate": 0.05, "initial_accumulator_value": 0.5}),
        "Adadelta": ("Adadelta", {"learning_rate": 1.0}),
        "RMSprop": ("RMSprop", {"learning_rate": 0.003}),
        "RMSprop, centered, with momentum": ("RMSprop", {"learning_rate": 0.001, "centered": True, "momentum": 0.9, "epsilon": 0.001}),
        "Lion": ("Lion", {"learning_rate": 0.001}),
        "Ftrl": ("Ftrl", {"learning_rate": 0.05}),
        "Ftrl with penalties": ("Ftrl", {"learning_rate": 0.05, "l1_regularization_strength": 0.01, "l2_regularization_strength": 0.02,
                                         "l2_shrinkage_regularization_strength": 0.03, "beta": 0.1, "learning_rate_power": -0.6}),
        "weight decay": ("SGD", {**momentum, "weight_decay": 0.1}),
        "clipnorm": ("SGD", {**momentum, "clipnorm": 0.05}),
        "clipvalue": ("SGD", {**momentum, "clipvalue": 0.01}),
        "global_clipnorm": ("SGD", {**momentum, "global_clipnorm": 0.1}),
        "gathered gradients": ("SGD", {**momentum, "gradient_accumulation_steps": 3}),
        "gathered gradients, clipped, with decay": ("AdamW", {"learning_rate": 0.01, "gradient_accumulation_steps": 4, "clipnorm": 0.05}),
        "averages of weights that are not taken": ("Adam", {"learning_rate": 0.01, "use_ema": True}),
        "averages of weights that are taken": ("SGD", {**momentum, "use_ema": True, "ema_momentum": 0.8, "ema_overwrite_frequency": 5}),
        "a scaled loss": ("SGD", {**momentum, "loss_scale_factor": 1024.0}),
    }.items():
        yield case(f"optimizer: {name}", SMALL, optimizer)


def activation_cases():
    for activation in (
        "linear", "relu", "leaky_relu", "relu6", "elu", "selu", "celu", "gelu", "silu", "mish", "softplus", "squareplus",
        "sparse_plus", "hard_silu", "tanh", "sigmoid", "softsign", "hard_tanh", "hard_sigmoid", "sparse_sigmoid",
        "log_sigmoid", "exponential", "tanh_shrink", "soft_shrink", "hard_shrink", "softmax", "log_softmax",
    ):
        # Exponentials of exponentials would not stay finite.
        first = "tanh" if activation == "exponential" else activation
        rate = 0.01 if activation == "log_softmax" else 0.1
        layers = [dense(16, first), dense(8, activation), dense(5, "softmax")]
        yield case(f"activation: {activation}", layers, ("SGD", {"learning_rate": rate}))
    for name, arguments in {
        "ReLU": {"negative_slope": 0.1, "max_value": 0.8, "threshold": 0.05},
        "LeakyReLU": {},
        "ELU": {"alpha": 0.5},
        "Activation": {"activation": "selu"},
        "PReLU": {},
    }.items():
        yield case(f"layer: {name}", [dense(16), (name, arguments), dense(5), ("Softmax", {})])
    yield case(
        "layer: PReLU that shares its slopes along the first axis",
        [("PReLU", {"shared_axes": [1]}), ("Flatten", {}), dense(5, "softmax")], input_shape=(3, 4),
    )


def layer_cases():
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
    yield case(
        "dense along the last axis of three", [dense(6, "tanh"), ("Flatten", {}), dense(5, "softmax")], input_shape=(3, 4),
    )


def shape_cases():
    flat = [("Flatten", {}), dense(5, "softmax")]
    yield case("layer: LayerNormalization", [dense(8), ("LayerNormalization", {}), dense(5, "softmax")])
    yield case(
        "layer: LayerNormalization along two axes, without beta",
        [dense(4), ("LayerNormalization", {"axis": [1, 2], "center": False, "epsilon": 0.01}), *flat], input_shape=(3, 4),
    )
    yield case("layer: RMSNormalization", [dense(8), ("RMSNormalization", {}), dense(5, "softmax")])
    yield case("layer: GroupNormalization", [dense(16), ("GroupNormalization", {"groups": 2}), dense(5, "softmax")])
    yield case(
        "layer: GroupNormalization along the first axis of three, one group each",
        [("GroupNormalization", {"groups": -1, "axis": 1, "scale": False}), *flat], input_shape=(3, 4),
    )
    yield case("layer: ActivityRegularization", [dense(8, "tanh"), ("ActivityRegularization", {"l1": 0.1, "l2": 0.2}), dense(5, "softmax")])
    yield case("layer: UnitNormalization", [dense(8), ("UnitNormalization", {}), dense(5, "softmax")])
    yield case("layer: Rescaling", [("Rescaling", {"scale": 0.5, "offset": -0.2}), dense(5, "softmax")])
    embedding = ("Embedding", {"input_dim": 10, "output_dim": 4})
    yield case("layer: Embedding", [("Rescaling", {"scale": 10}), embedding, *flat], input_shape=(6,))
    yield case("layer: Reshape and Permute", [("Reshape", {"target_shape": [3, -1]}), ("Permute", {"dims": [2, 1]}), dense(3, "tanh"), *flat])
    yield case("layer: RepeatVector", [dense(4), ("RepeatVector", {"n": 3}), ("LayerNormalization", {"axis": 1}), dense(3, "tanh"), *flat])
    yield case(
        "layer: padding, up-sampling and cropping of sequences",
        [("ZeroPadding1D", {"padding": [2, 1]}), dense(3, "tanh"), ("UpSampling1D", {"size": 3}), ("Cropping1D", {"cropping": [1, 2]}), *flat],
        input_shape=(3, 4),
    )
    yield case(
        "layer: padding, up-sampling and cropping of images",
        [("ZeroPadding2D", {"padding": [[1, 0], [0, 2]]}), dense(3, "tanh"), ("UpSampling2D", {"size": [2, 3]}),
         ("Cropping2D", {"cropping": [[1, 0], [2, 1]]}), *flat], input_shape=(3, 3, 2),
    )
    yield case(
        "layer: padding, up-sampling and cropping of volumes",
        [("ZeroPadding3D", {}), dense(2, "tanh"), ("UpSampling3D", {}), ("Cropping3D", {"cropping": 2}), *flat], input_shape=(2, 2, 2, 2),
    )


def merging_cases():
    branches = [dense(6, "tanh"), ("Dense", {"units": 6, "activation": "sigmoid"}, [-1])]
    for name in ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"):
        yield case(f"merging: {name}", [*branches, (name, {}, [0, 1]), dense(5, "softmax")])
    yield case(
        "merging: a skip connection", [dense(12, "relu"), ("Dense", {"units": 12}), ("Add", {}, [-1, 0, 1]), dense(5, "softmax")],
    )
    yield case("merging: Concatenate", [dense(3, "tanh"), ("Concatenate", {}, [-1, 0, 0]), dense(5, "softmax")])
    yield case("merging: Dot", [*branches, ("Dot", {"axes": 1, "normalize": True}, [0, 1]), ("Concatenate", {}, [0, 2]), dense(5, "softmax")])
    yield case(
        "merging: Dot of sequences",
        [dense(4, "tanh"), ("Dense", {"units": 2, "activation": "tanh"}, [-1]), ("Dot", {"axes": [1, 1]}, [0, 1]), ("Flatten", {}), dense(5, "softmax")],
        input_shape=(3, 4),
    )
    yield case(
        "merging: a vector with a sequence",
        [dense(4, "tanh"), ("GlobalAveragePooling1D", {}), ("Add", {}, [0, 1]), ("Flatten", {}), dense(5, "softmax")], input_shape=(3, 4),
    )


def loss_cases():
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
        ("percentage error", None, "mape", "signs", ["mape"]),
        ("squared logarithmic error", "softplus", "msle", "counts", ["mean_squared_logarithmic_error"]),
        ("Huber", None, ("Huber", {"delta": 0.3}), "values", ["mae"]),
        ("the string huber", None, "huber", "values", []),
        ("log-cosh", None, "log_cosh", "values", ["LogCoshError"]),
        ("cosine similarity", None, ("CosineSimilarity", {}), "values", ["cosine_similarity"]),
        ("Poisson", "softplus", "poisson", "counts", ["poisson"]),
        ("Kullback-Leibler divergence", "softmax", "kl_divergence", "onehot", ["kl_divergence", "categorical_crossentropy"]),
        ("hinge of signs", None, "hinge", "signs", ["hinge"]),
        ("hinge of zeros and ones", "tanh", "hinge", "binary", ["squared_hinge"]),
        ("squared hinge", None, "squared_hinge", "signs", []),
        ("categorical hinge", None, "categorical_hinge", "onehot", ["categorical_hinge"]),
        ("binary focal", "sigmoid", "binary_focal_crossentropy", "binary", ["binary_crossentropy"]),
        ("binary focal from logits, balanced", None,
         ("BinaryFocalCrossentropy", {"from_logits": True, "apply_class_balancing": True, "gamma": 1.5, "label_smoothing": 0.1}), "binary", []),
        ("categorical focal", "softmax", "categorical_focal_crossentropy", "onehot", []),
        ("categorical focal from logits", None,
         ("CategoricalFocalCrossentropy", {"from_logits": True, "alpha": 0.5, "label_smoothing": 0.1}), "onehot", []),
        ("sparse crossentropy as a metric", "softmax", "sparse_categorical_crossentropy", "classes", ["sparse_categorical_crossentropy"]),
    ):
        rate = {"the sum over the batch": 0.02, "percentage error": 0.001}.get(name, 0.1)
        yield case(f"loss: {name}", [dense(16, "tanh"), dense(5, last)], ("SGD", {"learning_rate": rate}), loss, targets, metrics)
    for loss, targets in (("sparse_categorical_crossentropy", "classes"), ("categorical_crossentropy", "onehot"), ("binary_crossentropy", "onehot")):
        # After another layer nobody knows the logits of these probabilities, nor do they add up to one.
        yield case(f"loss: probabilities, {loss}", [dense(5, "sigmoid"), ("ReLU", {"max_value": 0.8})], loss=loss, targets=targets)
    yield case(
        "one output and its accuracy", [dense(8, "tanh"), dense(1, "sigmoid")], loss="binary_crossentropy", targets="binary", outputs=1,
    )


def penalty_cases():
    def regularizer(name, **arguments):
        return {"regularizers": [name, arguments]}

    def constraint(name, **arguments):
        return {"constraints": [name, arguments]}

    for name, arguments in {
        "the string l2": {"kernel_regularizer": "l2"},
        "L1": {"kernel_regularizer": regularizer("L1", l1=0.02)},
        "L1L2": {"kernel_regularizer": regularizer("L1L2", l1=0.01, l2=0.02), "bias_regularizer": regularizer("L2", l2=0.1)},
        "orthogonal rows": {"kernel_regularizer": regularizer("OrthogonalRegularizer", factor=0.5)},
        "orthogonal columns": {"kernel_regularizer": regularizer("OrthogonalRegularizer", factor=0.5, mode="columns")},
        "activity": {"activity_regularizer": regularizer("L2", l2=0.05)},
        "a frozen layer": {"kernel_regularizer": "l2", "activity_regularizer": "l1", "trainable": False},
    }.items():
        yield case(f"regularizer: {name}", [dense(8, "tanh"), dense(6, "tanh", **arguments), dense(5, "softmax")])
    yield case(
        "regularizer: of gamma and beta",
        [dense(8), ("BatchNormalization", {"gamma_regularizer": "l2", "beta_regularizer": "l1"}), dense(5, "softmax")],
    )
    for name, arguments in {
        "MaxNorm": {"kernel_constraint": constraint("MaxNorm", max_value=0.8)},
        "MaxNorm of all": {"kernel_constraint": constraint("MaxNorm", max_value=1.5, axis=[0, 1])},
        "NonNeg": {"kernel_constraint": "non_neg", "bias_constraint": "non_neg"},
        "UnitNorm": {"kernel_constraint": constraint("UnitNorm", axis=1)},
        "MinMaxNorm": {"kernel_constraint": constraint("MinMaxNorm", min_value=0.5, max_value=0.9, rate=0.7)},
    }.items():
        yield case(f"constraint: {name}", [dense(8, "tanh", **arguments), dense(5, "softmax")], ("Adam", {"learning_rate": 0.02}))
