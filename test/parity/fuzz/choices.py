"""What random programs are put together of: classes of Keras, and for each of their arguments the texts that may stand there."""

ACTIVATION = [f"'{name}'" for name in (
    "relu", "tanh", "elu", "selu", "gelu", "silu", "sigmoid", "softplus", "softsign", "mish", "leaky_relu", "hard_sigmoid",
    "hard_silu", "exponential", "linear", "relu6", "softmax", "celu", "tanh_shrink", "log_sigmoid", "squareplus", "hard_tanh",
    "soft_shrink", "hard_shrink", "log_softmax", "sparse_plus", "sparse_sigmoid",
)]
GATE = ["'sigmoid'", "'hard_sigmoid'", "'tanh'"]
REGULARIZER = ["'l2'", "'l1'", "keras.regularizers.L2(0.05)", "keras.regularizers.L1L2(0.01, 0.02)", "keras.regularizers.OrthogonalRegularizer(0.02, mode='columns')"]
CONSTRAINT = ["'non_neg'", "'unit_norm'", "keras.constraints.MaxNorm(0.8)", "keras.constraints.MinMaxNorm(0.3, 0.9, rate=0.7)", "keras.constraints.UnitNorm(axis=-1)"]
BOOLEAN = ["True", "False"]
FORMAT = ["'channels_first'", "'channels_last'"]

WEIGHTED = {
    "activation": ACTIVATION, "use_bias": BOOLEAN, "bias_regularizer": REGULARIZER[:4], "activity_regularizer": REGULARIZER[:4],
    "bias_constraint": CONSTRAINT[:3], "trainable": BOOLEAN,
}
KERNEL = {"kernel_regularizer": REGULARIZER, "kernel_constraint": CONSTRAINT, "kernel_initializer": ["'he_normal'", "'orthogonal'"]}
DEPTHWISE = {"depthwise_regularizer": REGULARIZER[:4], "depthwise_constraint": CONSTRAINT}


def window(rank):
    """What convolutions of so many axes take."""
    uneven = {1: ["2"], 2: ["(1, 2)", "(3, 2)"], 3: ["(1, 2, 2)"]}[rank]
    return {"!kernel_size": ["1", "2", "3", *uneven], "strides": ["1", "2", *uneven], "padding": ["'same'", "'valid'"], "data_format": FORMAT}


def convolution(rank):
    return {**window(rank), "!filters": ["2", "4", "6"], "dilation_rate": ["2"], "groups": ["2"], **WEIGHTED, **KERNEL}


def transposed(rank):
    return {**window(rank), "!filters": ["2", "3"], "output_padding": ["0", "1"], "dilation_rate": ["2"], **WEIGHTED, **KERNEL}


def pooling(rank):
    uneven = {1: ["2"], 2: ["(1, 2)"], 3: ["(2, 1, 2)"]}[rank]
    return {"pool_size": ["1", "2", "3", *uneven], "strides": ["1", "2", *uneven], "padding": ["'same'", "'valid'"], "data_format": FORMAT}


def of_rank(rank):
    """The layers that work on so many axes between batch and channels."""
    separable = {**window(rank), "!filters": ["3", "4"], "depth_multiplier": ["2"], **WEIGHTED, **DEPTHWISE, "pointwise_regularizer": REGULARIZER[:4]}
    depthwise = {**window(rank), "depth_multiplier": ["2"], **WEIGHTED, **DEPTHWISE}
    margin = {1: ["1", "(0, 2)"], 2: ["1", "(0, 1)", "((1, 0), (0, 2))"], 3: ["1", "((1, 0), (0, 1), (0, 0))"]}[rank]
    layers = {
        f"Conv{rank}D": convolution(rank), f"Conv{rank}DTranspose": transposed(rank), f"MaxPooling{rank}D": pooling(rank),
        f"AveragePooling{rank}D": pooling(rank), f"UpSampling{rank}D": {"size": ["2"], **({"data_format": FORMAT} if rank > 1 else {})},
        f"ZeroPadding{rank}D": {"padding": margin, **({"data_format": FORMAT} if rank > 1 else {})},
        f"Cropping{rank}D": {"!cropping": margin, **({"data_format": FORMAT} if rank > 1 else {})},
        f"SpatialDropout{rank}D": {"!rate": ["0.0"]},
    }
    if rank < 3:
        layers |= {f"SeparableConv{rank}D": separable, f"DepthwiseConv{rank}D": depthwise}
    if rank == 2:
        layers["UpSampling2D"]["interpolation"] = ["'nearest'", "'bilinear'"]
    return layers


RECURRENT = {
    "!units": ["3", "4"], "activation": ["'relu'", "'tanh'", "'softsign'"], "use_bias": BOOLEAN, "return_sequences": ["True", "True", "False"],
    "go_backwards": BOOLEAN, "kernel_regularizer": REGULARIZER, "recurrent_regularizer": REGULARIZER, "bias_regularizer": REGULARIZER[:4],
    "activity_regularizer": REGULARIZER[:4], "kernel_constraint": CONSTRAINT, "recurrent_constraint": CONSTRAINT, "unroll": BOOLEAN,
    "dropout": ["0.0"], "trainable": BOOLEAN, "zero_output_for_mask": BOOLEAN,
}
GATED = {**RECURRENT, "recurrent_activation": GATE}
CELLS = [
    "layers.LSTM(3, return_sequences=True)", "layers.GRU(3)", "layers.SimpleRNN(4, return_sequences=True)", "layers.LSTM(3, use_bias=False)",
    "layers.GRU(3, reset_after=False, return_sequences=True)", "layers.LSTM(2, return_sequences=True, kernel_regularizer='l2')",
]
NORMALIZING = {"epsilon": ["1e-3", "0.1"], "center": BOOLEAN, "scale": BOOLEAN, "trainable": BOOLEAN}
FACTORS = {"beta_regularizer": REGULARIZER[:4], "gamma_regularizer": REGULARIZER[:4], "beta_constraint": CONSTRAINT[:3], "gamma_constraint": CONSTRAINT[:3]}

ANYWHERE = {
    "Dense": {"!units": ["2", "4", "5"], **WEIGHTED, **KERNEL},
    "Activation": {"!activation": ACTIVATION},
    "LeakyReLU": {"negative_slope": ["0.1"]},
    "PReLU": {"alpha_regularizer": REGULARIZER[:4], "alpha_constraint": CONSTRAINT[:3]},
    "ELU": {"alpha": ["0.5"]},
    "ReLU": {"max_value": ["0.7"], "negative_slope": ["0.1"], "threshold": ["0.2"]},
    "Softmax": {"axis": ["-1", "1"]},
    "Dropout": {"!rate": ["0.0"]},
    "AlphaDropout": {"!rate": ["0.0"]},
    "GaussianDropout": {"!rate": ["0.0"]},
    "GaussianNoise": {"!stddev": ["0.0"]},
    "BatchNormalization": {"axis": ["-1", "1"], "momentum": ["0.6"], **NORMALIZING, **FACTORS},
    "LayerNormalization": {"axis": ["-1", "1", "(1, -1)"], **NORMALIZING, **FACTORS},
    "GroupNormalization": {"!groups": ["1", "2", "-1"], **NORMALIZING},
    "RMSNormalization": {"axis": ["-1"], "epsilon": ["0.01"]},
    "UnitNormalization": {"axis": ["-1", "1"]},
    "Flatten": {},
    "ActivityRegularization": {"l1": ["0.01"], "l2": ["0.02"]},
    "Rescaling": {"!scale": ["0.5", "2.0"], "offset": ["-0.3"]},
    "Identity": {},
    "Masking": {"mask_value": ["0.0"]},
    "SpectralNormalization": {"!layer": ["layers.Dense(4)"], "power_iterations": ["2"]},
}

BY_RANK = {
    2: {"Reshape": {"!target_shape": ["(-1, 2)", "(2, -1)", "(1, -1, 2)", "(-1, 1)"]}, "RepeatVector": {"!n": ["3"]}},
    3: {
        **of_rank(1), "LSTM": {**GATED, "unit_forget_bias": BOOLEAN}, "GRU": {**GATED, "reset_after": BOOLEAN}, "SimpleRNN": RECURRENT,
        "Bidirectional": {"!layer": CELLS, "merge_mode": ["'concat'", "'sum'", "'mul'", "'ave'"]},
        "TimeDistributed": {"!layer": ["layers.Dense(3, activation='tanh')", "layers.LayerNormalization()", "layers.Dense(4, kernel_regularizer='l2')"]},
        "GlobalMaxPooling1D": {"keepdims": BOOLEAN, "data_format": FORMAT}, "GlobalAveragePooling1D": {"keepdims": BOOLEAN},
        "Permute": {"!dims": ["(2, 1)"]}, "EinsumDense": {"!equation": ["'abc,cd->abd'"], "!output_shape": ["(None, 4)"], "bias_axes": ["'d'"], "activation": ACTIVATION},
        "RNN": {"!cell": ["layers.LSTMCell(3)", "[layers.GRUCell(3), layers.SimpleRNNCell(2)]"], "return_sequences": BOOLEAN, "go_backwards": BOOLEAN},
        "AdaptiveAveragePooling1D": {"!output_size": ["2"]},
    },
    4: {
        **of_rank(2), "GlobalMaxPooling2D": {"keepdims": BOOLEAN, "data_format": FORMAT}, "GlobalAveragePooling2D": {"keepdims": BOOLEAN, "data_format": FORMAT},
        "Permute": {"!dims": ["(2, 1, 3)", "(3, 1, 2)"]}, "Reshape": {"!target_shape": ["(-1, 2)", "(2, -1)"]},
        "TimeDistributed": {"!layer": ["layers.Dense(3)", "layers.Conv1D(2, 2)", "layers.GlobalMaxPooling1D()", "layers.LSTM(3)"]},
        "Resizing": {"!height": ["4"], "!width": ["5"], "interpolation": ["'nearest'", "'bilinear'"]}, "CenterCrop": {"!height": ["3"], "!width": ["2"]},
        "ConvLSTM1D": {"!filters": ["2"], "!kernel_size": ["2"], "return_sequences": BOOLEAN, "padding": ["'same'"]},
        "AdaptiveMaxPooling2D": {"!output_size": ["2", "(2, 1)"]},
    },
    5: {
        **of_rank(3), "GlobalAveragePooling3D": {}, "GlobalMaxPooling3D": {"keepdims": BOOLEAN},
        "TimeDistributed": {"!layer": ["layers.Conv2D(2, 2)", "layers.GlobalAveragePooling2D()", "layers.Flatten()"]},
        "ConvLSTM2D": {"!filters": ["2"], "!kernel_size": ["2"], "return_sequences": BOOLEAN, "padding": ["'same'"]},
    },
}

# Of functional models: what a tensor h becomes, where that has so many axes (None: any).
EXPRESSIONS = [
    (None, "layers.Add()([h, layers.Dense({last}, activation='tanh')(h)])"),
    (None, "layers.Multiply()([h, layers.Dense({last}, activation='sigmoid')(h)])"),
    (None, "layers.Concatenate()([h, layers.Dense(3, activation='relu')(h)])"),
    (None, "layers.Maximum()([h, layers.Dense({last})(h)])"),
    (None, "layers.Average()([h, layers.Dense({last})(h), h])"),
    (None, "layers.Subtract()([h, layers.Dense({last})(h)])"),
    (None, "layers.Minimum()([h, layers.Dense({last}, use_bias=False)(h)])"),
    (None, "h + layers.Dense({last}, activation='softsign')(h) * 0.5"),
    (None, "ops.tanh(h) - ops.square(h) / 4.0"),
    (None, "ops.relu(h) + ops.mean(h, axis=-1, keepdims=True)"),
    (None, "layers.BatchNormalization()(h, training=True)"),
    (None, "layers.BatchNormalization()(h, training=False)"),
    (None, "keras.Sequential([layers.Dense(4, activation='relu'), layers.BatchNormalization(), layers.Dense({last})])(h)"),
    (3, "layers.MultiHeadAttention(2, 3)(h, h)"),
    (3, "layers.MultiHeadAttention(2, 3, use_bias=False, value_dim=2)(h, h, use_causal_mask=True)"),
    (3, "layers.Attention(use_scale=True)([h, h])"),
    (3, "layers.AdditiveAttention()([h, h])"),
    (3, "layers.Dot(axes=(2, 2))([h, h])"),
    (3, "h[:, ::-1]"),
    (3, "h[:, -1]"),
    (3, "layers.LSTM(3, return_state=True)(h)[1]"),
    (3, "layers.GRU(3, return_sequences=True)(h, initial_state=layers.Dense(3)(layers.GlobalMaxPooling1D()(h)))"),
    (3, "layers.GroupQueryAttention(2, 2, 1)(h, h)"),
    (4, "layers.Add()([h, layers.Conv2D({last}, 3, padding='same')(h)])"),
    (4, "layers.Multiply()([h, layers.Reshape((1, 1, {last}))(layers.Dense({last}, activation='sigmoid')(layers.GlobalAveragePooling2D()(h)))])"),
    (4, "layers.Concatenate(axis=1)([h, h[:, :1]])"),
]

CLASSES, SHARES, NUMBERS = "classes", "shares", "numbers"
REDUCTION = ["'sum'", "'mean'", "'sum_over_batch_size'", "'mean_with_sample_weight'"]
SMOOTH = {"label_smoothing": ["0.1"], "reduction": REDUCTION}

# By kind of output: the last activation, what the targets are, and the losses that go with them.
HEADS = [
    ("softmax", CLASSES, {"SparseCategoricalCrossentropy": {"ignore_class": ["1"], "reduction": REDUCTION}}),
    ("linear", CLASSES, {"SparseCategoricalCrossentropy": {"!from_logits": ["True"], "ignore_class": ["0"], "reduction": REDUCTION}}),
    ("softmax", "rows", {
        "CategoricalCrossentropy": SMOOTH, "CategoricalFocalCrossentropy": {**SMOOTH, "alpha": ["0.4"], "gamma": ["1.5"]}, "KLDivergence": {"reduction": REDUCTION},
        "CategoricalHinge": {}, "MeanSquaredError": {}, "CosineSimilarity": {},
    }),
    ("linear", "rows", {"CategoricalCrossentropy": {"!from_logits": ["True"], **SMOOTH}, "CategoricalFocalCrossentropy": {"!from_logits": ["True"], **SMOOTH}, "CategoricalHinge": {}}),
    ("sigmoid", SHARES, {
        "BinaryCrossentropy": SMOOTH, "BinaryFocalCrossentropy": {**SMOOTH, "apply_class_balancing": BOOLEAN, "gamma": ["1.5"]}, "Hinge": {}, "SquaredHinge": {},
    }),
    ("linear", SHARES, {"BinaryCrossentropy": {"!from_logits": ["True"], **SMOOTH}, "BinaryFocalCrossentropy": {"!from_logits": ["True"], **SMOOTH}, "Hinge": {}, "SquaredHinge": {}}),
    ("linear", NUMBERS, {
        "MeanSquaredError": {"reduction": REDUCTION}, "MeanAbsoluteError": {"reduction": REDUCTION}, "Huber": {"delta": ["0.3"], "reduction": REDUCTION}, "LogCosh": {},
        "CosineSimilarity": {"axis": ["-1"]}, "MeanAbsolutePercentageError": {},
    }),
    ("softplus", NUMBERS, {"Poisson": {}, "MeanSquaredLogarithmicError": {"reduction": REDUCTION}}),
]

METRICS = {
    CLASSES: ["'accuracy'", "'sparse_categorical_crossentropy'", "keras.metrics.SparseTopKCategoricalAccuracy(k=2)", "keras.metrics.SparseCategoricalAccuracy(name='right')", "'acc'"],
    "rows": [
        "'accuracy'", "'categorical_accuracy'", "keras.metrics.TopKCategoricalAccuracy(k=2)", "keras.metrics.Precision()", "keras.metrics.Recall(class_id=1)",
        "keras.metrics.AUC()", "'mse'", "keras.metrics.F1Score(average='macro')", "keras.metrics.KLDivergence()", "keras.metrics.CategoricalCrossentropy(label_smoothing=0.1)",
    ],
    SHARES: [
        "'accuracy'", "'binary_accuracy'", "keras.metrics.BinaryAccuracy(threshold=0.4)", "keras.metrics.Precision(thresholds=0.3)", "keras.metrics.Recall()", "keras.metrics.AUC(curve='PR')",
        "keras.metrics.FalsePositives()", "keras.metrics.BinaryCrossentropy()", "'hinge'", "keras.metrics.AUC(from_logits=True)", "keras.metrics.BinaryIoU()",
    ],
    NUMBERS: [
        "'mae'", "'mse'", "keras.metrics.RootMeanSquaredError()", "'mape'", "keras.metrics.CosineSimilarity()", "'msle'", "keras.metrics.R2Score()", "keras.metrics.LogCoshError()", "'mean_squared_error'",
        "keras.metrics.MeanAbsoluteError(name='away')",
    ],
}

SCHEDULES = [
    "keras.optimizers.schedules.ExponentialDecay(0.05, 3, 0.8)", "keras.optimizers.schedules.ExponentialDecay(0.05, 3, 0.8, staircase=True)",
    "keras.optimizers.schedules.PiecewiseConstantDecay([3, 6], [0.05, 0.02, 0.01])", "keras.optimizers.schedules.PolynomialDecay(0.05, 6, 0.01, power=2.0)",
    "keras.optimizers.schedules.CosineDecay(0.02, 8, alpha=0.1, warmup_target=0.05, warmup_steps=3)", "keras.optimizers.schedules.InverseTimeDecay(0.05, 4, 0.5)",
    "keras.optimizers.schedules.CosineDecayRestarts(0.05, 3, t_mul=1.5, m_mul=0.9)",
]
RATE = ["0.05", "0.01", "0.02", *SCHEDULES]
OPTIMIZING = {
    "weight_decay": ["0.01"], "clipnorm": ["0.3"], "clipvalue": ["0.05"], "global_clipnorm": ["0.5"], "use_ema": ["True"], "ema_momentum": ["0.7"],
    "ema_overwrite_frequency": ["3"], "gradient_accumulation_steps": ["3"], "loss_scale_factor": ["4.0"],
}
OPTIMIZERS = {
    "SGD": {"momentum": ["0.9", "0.5"], "nesterov": ["True"]}, "Adam": {"beta_1": ["0.8"], "beta_2": ["0.95"], "epsilon": ["1e-3"], "amsgrad": ["True"]},
    "AdamW": {"epsilon": ["1e-3"], "weight_decay": ["0.1"], "amsgrad": ["True"]}, "Adamax": {"epsilon": ["1e-3"]}, "Nadam": {"epsilon": ["1e-3"]},
    "Adagrad": {"initial_accumulator_value": ["0.3"], "epsilon": ["1e-3"]}, "Adadelta": {"rho": ["0.8"], "epsilon": ["1e-3"]},
    "RMSprop": {"rho": ["0.8"], "momentum": ["0.5"], "centered": ["True"], "epsilon": ["1e-3"]}, "Ftrl": {"l1_regularization_strength": ["0.01"], "l2_regularization_strength": ["0.01"], "beta": ["0.1"]},
    # Lion takes the sign of what may be nothing but rounding: where a gradient is 0, the sides differ.
    "Lion": {"beta_1": ["0.8"]},
}
