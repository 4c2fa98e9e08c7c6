"""The training runs with recurrent layers that GradLens repeats."""

from training_cases import case, dense

HEAD = dense(5, "softmax")
SEQUENCE = (6, 4)


def layer(name, **arguments):
    """A layer or cell that another is given."""
    return {"layers": [name, arguments]}


def recurrent(about, *layers, optimizer=("SGD", {"learning_rate": 0.5}), input_shape=SEQUENCE):
    return case(f"recurrent: {about}", [*layers, HEAD], optimizer, input_shape=input_shape)


def cases():
    yield from layer_cases()
    yield from argument_cases()
    yield from wrapper_cases()
    yield from cell_cases()
    yield from mask_cases()
    yield from picture_cases()
    yield from normalized_cases()


def layer_cases():
    for name in ("SimpleRNN", "LSTM", "GRU"):
        yield recurrent(name, (name, {"units": 7}))
        yield recurrent(f"{name}, Adam", (name, {"units": 7}), optimizer=("Adam", {"learning_rate": 0.02}))
        yield recurrent(f"{name} that keeps all steps", (name, {"units": 3, "return_sequences": True}), ("Flatten", {}))
        yield recurrent(f"{name} backwards", (name, {"units": 7, "go_backwards": True}))
        yield recurrent(
            f"{name} backwards that keeps all steps",
            (name, {"units": 3, "return_sequences": True, "go_backwards": True}), ("Flatten", {}),
        )
        yield recurrent(f"{name} without bias", (name, {"units": 7, "use_bias": False}))
        yield recurrent(
            f"{name}, stacked", (name, {"units": 6, "return_sequences": True}), (name, {"units": 7}),
            optimizer=("SGD", {"learning_rate": 0.1}),
        )
        yield recurrent(f"{name} that is unrolled", (name, {"units": 7, "unroll": True}))
    yield recurrent("GRU that resets before", ("GRU", {"units": 7, "reset_after": False}))
    yield recurrent("GRU that resets before, without bias", ("GRU", {"units": 7, "reset_after": False, "use_bias": False}))
    yield recurrent("LSTM over 50 steps", ("LSTM", {"units": 16}), input_shape=(50, 6))
    yield recurrent("GRU over 50 steps", ("GRU", {"units": 16}), input_shape=(50, 6))
    yield recurrent(
        "three kinds and a convolution",
        ("Conv1D", {"filters": 6, "kernel_size": 3, "padding": "causal", "activation": "relu"}),
        ("GRU", {"units": 6, "return_sequences": True}), ("LayerNormalization", {}),
        ("LSTM", {"units": 6, "return_sequences": True}), ("SimpleRNN", {"units": 6}),
    )


def argument_cases():
    yield recurrent("LSTM of other activations", ("LSTM", {"units": 7, "activation": "relu", "recurrent_activation": "hard_sigmoid"}))
    yield recurrent("GRU of other activations", ("GRU", {"units": 7, "activation": "elu", "recurrent_activation": "hard_sigmoid"}))
    yield recurrent("LSTM whose gates share", ("LSTM", {"units": 7, "recurrent_activation": "softmax"}))
    yield recurrent("GRU whose gates share", ("GRU", {"units": 7, "recurrent_activation": "softmax", "reset_after": False}))
    yield recurrent("SimpleRNN without activation", ("SimpleRNN", {"units": 7, "activation": None}), optimizer=("SGD", {"learning_rate": 0.05}))
    penalties = {
        "kernel_regularizer": "l2", "recurrent_regularizer": {"regularizers": ["L1", {"l1": 0.003}]},
        "bias_regularizer": "l1", "activity_regularizer": {"regularizers": ["L2", {"l2": 0.01}]},
        "kernel_constraint": {"constraints": ["MaxNorm", {"max_value": 1.0}]}, "recurrent_constraint": "unit_norm",
    }
    for name in ("SimpleRNN", "LSTM", "GRU"):
        # Keras 3.15 takes SimpleRNN's activity_regularizer and forgets it.
        own = {key: value for key, value in penalties.items() if name != "SimpleRNN" or key != "activity_regularizer"}
        yield recurrent(f"{name} with penalties and constraints", (name, {"units": 7, **own}), optimizer=("SGD", {"learning_rate": 0.1}))
        yield recurrent(f"a frozen {name}", dense(4, "tanh"), (name, {"units": 7, "trainable": False}))


def wrapper_cases():
    for mode in ("concat", "sum", "mul", "ave"):
        yield recurrent(f"both ways, {mode}", ("Bidirectional", {"layer": layer("LSTM", units=5), "merge_mode": mode}))
        yield recurrent(
            f"both ways, all steps, {mode}",
            ("Bidirectional", {"layer": layer("GRU", units=3, return_sequences=True), "merge_mode": mode}), ("Flatten", {}),
        )
    yield recurrent(
        "both ways, the first backwards",
        ("Bidirectional", {
            "layer": layer("SimpleRNN", units=3, return_sequences=True, go_backwards=True),
            "backward_layer": layer("SimpleRNN", units=3, return_sequences=True),
        }), ("Flatten", {}),
    )
    yield recurrent(
        "both ways by two layers",
        ("Bidirectional", {
            "layer": layer("LSTM", units=3, return_sequences=True),
            "backward_layer": layer("GRU", units=3, return_sequences=True, go_backwards=True),
        }), ("Flatten", {}),
    )
    yield recurrent(
        "both ways, stacked", ("Bidirectional", {"layer": layer("LSTM", units=4, return_sequences=True)}),
        ("Bidirectional", {"layer": layer("LSTM", units=3)}),
    )
    yield recurrent(
        "a dense layer on each step", ("LSTM", {"units": 4, "return_sequences": True}),
        ("TimeDistributed", {"layer": layer("Dense", units=3, activation="tanh")}), ("Flatten", {}),
    )
    yield recurrent(
        "a convolution on each step", ("TimeDistributed", {"layer": layer("Conv1D", filters=3, kernel_size=2, activation="tanh")}),
        ("TimeDistributed", {"layer": layer("Flatten")}), ("GRU", {"units": 5}), input_shape=(4, 5, 2),
    )
    yield recurrent(
        "batch normalization of each step", ("TimeDistributed", {"layer": layer("BatchNormalization", momentum=0.8)}), ("LSTM", {"units": 5}),
    )
    yield recurrent(
        "an LSTM on each step", ("TimeDistributed", {"layer": layer("LSTM", units=3)}), ("LSTM", {"units": 5}), input_shape=(4, 5, 2),
    )


def cell_cases():
    for name in ("SimpleRNNCell", "LSTMCell", "GRUCell"):
        yield recurrent(f"RNN of {name}", ("RNN", {"cell": layer(name, units=6)}))
    cells = [layer("LSTMCell", units=6), layer("GRUCell", units=5), layer("SimpleRNNCell", units=4)]
    yield recurrent("RNN of a list of cells", ("RNN", {"cell": cells}))
    yield recurrent(
        "RNN of stacked cells, backwards, all steps",
        ("RNN", {"cell": layer("StackedRNNCells", cells=cells), "return_sequences": True, "go_backwards": True}), ("Flatten", {}),
    )
    yield recurrent("RNN both ways", ("Bidirectional", {"layer": layer("RNN", cell=layer("LSTMCell", units=4))}))


def mask_cases():
    words = [("Rescaling", {"scale": 4}), ("Embedding", {"input_dim": 4, "output_dim": 5, "mask_zero": True})]
    for name in ("SimpleRNN", "LSTM", "GRU"):
        yield recurrent(f"{name} of masked words", *words, (name, {"units": 6}), input_shape=(7,))
        yield recurrent(
            f"{name} of masked words, all steps, then another", *words, (name, {"units": 6, "return_sequences": True}),
            (name, {"units": 5, "go_backwards": True}), optimizer=("SGD", {"learning_rate": 0.1}), input_shape=(7,),
        )
    yield recurrent("LSTM of masked words, unrolled", *words, ("LSTM", {"units": 6, "unroll": True}), input_shape=(7,))
    yield recurrent("GRU of masked words both ways", *words, ("Bidirectional", {"layer": layer("GRU", units=4, return_sequences=True)}),
                    ("GlobalAveragePooling1D", {}), input_shape=(7,))
    yield recurrent(
        "RNN of masked words that puts out zeros", *words,
        ("RNN", {"cell": layer("GRUCell", units=4), "return_sequences": True, "zero_output_for_mask": True}), ("Flatten", {}),
        input_shape=(7,),
    )
    yield recurrent(
        "masked numbers", ("ReLU", {"threshold": 0.45}), ("Masking", {}), ("LSTM", {"units": 6}), input_shape=(7, 1),
    )


def normalized_cases():
    """Layers whose kernel is divided by its largest singular value."""
    steep = {"kernel_regularizer": {"regularizers": ["L2", {"l2": 0.01}]}}
    yield case("normalized kernel of Dense", [("SpectralNormalization", {"layer": layer("Dense", units=7, activation="tanh", **steep)}), HEAD])
    yield case("normalized kernel of Dense, Adam", [("SpectralNormalization", {"layer": layer("Dense", units=7, activation="relu"), "power_iterations": 3}), HEAD], ("Adam", {"learning_rate": 0.02}))
    yield case("normalized kernel of Conv2D", [("SpectralNormalization", {"layer": layer("Conv2D", filters=3, kernel_size=2, activation="relu")}), ("Flatten", {}), HEAD], input_shape=(5, 4, 2))


def picture_cases():
    film = (4, 6, 5, 2)
    yield recurrent("ConvLSTM2D", ("ConvLSTM2D", {"filters": 3, "kernel_size": 3}), ("Flatten", {}), input_shape=film)
    yield recurrent("ConvLSTM2D, Adam, that keeps all steps", ("ConvLSTM2D", {"filters": 2, "kernel_size": (2, 3), "padding": "same", "return_sequences": True}), ("Flatten", {}), optimizer=("Adam", {"learning_rate": 0.02}), input_shape=film)
    yield recurrent("ConvLSTM2D backwards, with strides, without bias", ("ConvLSTM2D", {"filters": 2, "kernel_size": 3, "strides": 2, "padding": "same", "use_bias": False, "go_backwards": True, "return_sequences": True}), ("Flatten", {}), input_shape=film)
    yield recurrent("ConvLSTM2D, dilated, whose gates share", ("ConvLSTM2D", {"filters": 3, "kernel_size": 2, "dilation_rate": 2, "activation": "relu", "recurrent_activation": "softmax"}), ("Flatten", {}), input_shape=film)
    yield recurrent("ConvLSTM2D, stacked", ("ConvLSTM2D", {"filters": 3, "kernel_size": 2, "return_sequences": True}), ("BatchNormalization", {}), ("ConvLSTM2D", {"filters": 2, "kernel_size": 2}), ("Flatten", {}), optimizer=("SGD", {"learning_rate": 0.1}), input_shape=film)
    yield recurrent("ConvLSTM1D", ("ConvLSTM1D", {"filters": 4, "kernel_size": 3, "padding": "same"}), ("Flatten", {}), input_shape=(4, 7, 3))
    yield recurrent("ConvLSTM3D", ("ConvLSTM3D", {"filters": 2, "kernel_size": 2}), ("Flatten", {}), input_shape=(3, 3, 4, 3, 2))
