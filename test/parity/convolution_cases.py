"""The training runs of convolution and pooling that make-convolution-fixtures.py asks of Keras."""


def dense(units, activation=None):
    return ["Dense", {"units": units, **({"activation": activation} if activation else {})}]


def case(name, layers, input_shape=(7, 6, 2), loss="sparse_categorical_crossentropy", targets="classes",
         metrics=("accuracy",), outputs=5, rate=0.05):
    return {
        "name": name,
        "inputShape": list(input_shape),
        "outputs": outputs,
        "batchSize": 8,
        "targets": targets,
        "layers": layers,
        "optimizer": ["SGD", {"learning_rate": rate}],
        "loss": loss,
        "metrics": list(metrics),
    }


def classified(*layers):
    """The layers under test, and a classifier behind them."""
    return [*([name, arguments] for name, arguments in layers), ["Flatten", {}], dense(5, "softmax")]


def cases():
    yield case(
        "the reference cnn, small",
        classified(
            ("Conv2D", {"filters": 4, "kernel_size": 3, "activation": "relu"}), ("MaxPooling2D", {}),
            ("Conv2D", {"filters": 6, "kernel_size": 3, "activation": "relu"}), ("MaxPooling2D", {"pool_size": 2}),
        ),
        input_shape=(12, 12, 1),
    )
    for name, arguments in {
        "strides": {"strides": 2},
        "strides and padding": {"strides": [2, 3], "padding": "same"},
        "padding of an even kernel": {"kernel_size": [2, 4], "padding": "same"},
        "gaps": {"dilation_rate": 2, "padding": "same"},
        "two groups": {"groups": 2},
        "one place and no bias": {"kernel_size": 1, "use_bias": False, "activation": "tanh"},
        "a softmax over its channels": {"activation": "softmax"},
    }.items():
        yield case(f"Conv2D with {name}", classified(("Conv2D", {"filters": 4, "kernel_size": 3, **arguments}),
                                                     ("Conv2D", {"filters": 3, "kernel_size": 2, "activation": "relu"})
                                                     if "strides" not in arguments else ("Activation", {"activation": "relu"})))
    for name, arguments in {
        "nothing else": {},
        "strides and padding": {"strides": 2, "padding": "same"},
        "causal padding": {"padding": "causal"},
        "causal padding and gaps": {"padding": "causal", "dilation_rate": 2},
    }.items():
        yield case(f"Conv1D with {name}",
                   classified(("Conv1D", {"filters": 4, "kernel_size": 3, "activation": "relu"}),
                              ("Conv1D", {"filters": 3, "kernel_size": 2, **arguments})), input_shape=(9, 2))
    for name, arguments in {
        "nothing else": {},
        "two filters a channel": {"depth_multiplier": 2, "padding": "same"},
        "strides": {"strides": 2, "depth_multiplier": 3},
    }.items():
        yield case(f"DepthwiseConv2D with {name}",
                   classified(("DepthwiseConv2D", {"kernel_size": 3, "activation": "tanh", **arguments})))
        yield case(f"SeparableConv2D with {name}",
                   classified(("SeparableConv2D", {"filters": 5, "kernel_size": 3, "activation": "relu", **arguments})))
    for name, arguments in {
        "nothing else": {},
        "strides": {"strides": 2},
        "strides above the kernel": {"kernel_size": 2, "strides": 3},
        "strides and padding": {"strides": 2, "padding": "same"},
        "strides, padding and an even kernel": {"kernel_size": 4, "strides": [2, 3], "padding": "same"},
        "an output padding": {"strides": 2, "padding": "same", "output_padding": 1},
    }.items():
        yield case(f"Conv2DTranspose with {name}",
                   classified(("Conv2DTranspose", {"filters": 3, "kernel_size": 3, "activation": "relu", **arguments}),
                              ("Conv2D", {"filters": 2, "kernel_size": 2})), input_shape=(4, 3, 2))
    for kind in ("Max", "Average"):
        for name, arguments in {
            "windows side by side": {"pool_size": 2},
            "windows that overlap": {"pool_size": 3, "strides": 2},
            "windows that reach over the edge": {"pool_size": [3, 2], "strides": 2, "padding": "same"},
        }.items():
            yield case(f"{kind}Pooling2D with {name}",
                       classified(("Conv2D", {"filters": 4, "kernel_size": 2, "activation": "tanh"}), (f"{kind}Pooling2D", arguments)))
        yield case(f"{kind}Pooling1D",
                   classified(("Conv1D", {"filters": 4, "kernel_size": 2}), (f"{kind}Pooling1D", {"pool_size": 2, "padding": "same"})),
                   input_shape=(10, 2))
        yield case(f"Global{kind}Pooling1D", [["Conv1D", {"filters": 6, "kernel_size": 2}], [f"Global{kind}Pooling1D", {}], dense(5, "softmax")],
                   input_shape=(10, 2))
        yield case(f"Global{kind}Pooling2D",
                   [["Conv2D", {"filters": 6, "kernel_size": 2, "activation": "relu"}], [f"Global{kind}Pooling2D", {"keepdims": True}],
                    ["Flatten", {}], dense(5, "softmax")])
    for kind in ("Max", "Average"):
        yield case(f"Conv3D and {kind}Pooling3D",
                   classified(("Conv3D", {"filters": 3, "kernel_size": 2, "activation": "tanh"}),
                              (f"{kind}Pooling3D", {"pool_size": 2, "padding": "same"}), (f"Global{kind}Pooling3D", {"keepdims": True})),
                   input_shape=(4, 5, 4, 2))
    yield case("Conv1DTranspose", classified(("Conv1DTranspose", {"filters": 3, "kernel_size": 3, "strides": 2, "padding": "same"})),
               input_shape=(5, 2))
    yield case("Conv3DTranspose", classified(("Conv3DTranspose", {"filters": 2, "kernel_size": 2, "strides": [1, 2, 1]})),
               input_shape=(2, 3, 3, 2))
    for name in ("DepthwiseConv1D", "SeparableConv1D"):
        arguments = {"filters": 4} if name == "SeparableConv1D" else {}
        yield case(name, classified((name, {**arguments, "kernel_size": 3, "depth_multiplier": 2, "strides": 2, "padding": "same"})),
                   input_shape=(9, 2))
    for kind in ("Max", "Average"):
        yield case(f"{kind} pooling to a number of places that does not divide the length",
                   classified(("Conv2D", {"filters": 4, "kernel_size": 2}), (f"Adaptive{kind}Pooling2D", {"output_size": [4, 3]})))
        yield case(f"{kind} pooling to a number of places, of lines", classified((f"Adaptive{kind}Pooling1D", {"output_size": 4}),
                                                                                  ("Conv1D", {"filters": 3, "kernel_size": 2})), input_shape=(11, 2))
    yield case("Conv2D of many channels", classified(("Conv2D", {"filters": 16, "kernel_size": 2, "activation": "relu"}),
                                                     ("Conv2D", {"filters": 4, "kernel_size": 3, "dilation_rate": 2, "padding": "same"})))
    yield case(
        "equals in a window, of which the first gets the gradient",
        classified(("MaxPooling2D", {"pool_size": 5, "strides": 1, "padding": "same"}),
                   ("Conv2D", {"filters": 3, "kernel_size": 1}), ("MaxPooling2D", {"pool_size": 2})),
    )
    yield case(
        "batch normalization between a convolution and its activation",
        classified(("Conv2D", {"filters": 4, "kernel_size": 3, "use_bias": False}), ("BatchNormalization", {}),
                   ("Activation", {"activation": "relu"}), ("MaxPooling2D", {}), ("Conv2D", {"filters": 3, "kernel_size": 2})),
    )
    yield case(
        "a sigmoid of a convolution as the output",
        [["Conv2D", {"filters": 3, "kernel_size": 3, "activation": "relu"}], ["Conv2D", {"filters": 1, "kernel_size": 5, "activation": "sigmoid"}],
         ["Flatten", {}]],
        input_shape=(7, 7, 1), loss="binary_crossentropy", targets="binary", outputs=1, rate=0.1,
    )
