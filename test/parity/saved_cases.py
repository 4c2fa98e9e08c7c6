"""Models that are saved by GradLens and loaded by Keras, and the other way round: programs as people write them."""

HEAD = "import keras\nfrom keras import layers, ops\n"


def sequential(name, shape, *layers, compile='model.compile("adam", "mse")'):
    lines = "".join(f"    layers.{layer},\n" for layer in layers)
    return {"name": name, "source": f"{HEAD}model = keras.Sequential([\n    keras.Input({shape}),\n{lines}])\n{compile}\n", "shapes": [list(shape)]}


def functional(name, shapes, lines, compile='model.compile("adam", "mse")'):
    return {"name": name, "source": f"{HEAD}{lines.strip()}\n{compile}\n", "shapes": [list(shape) for shape in shapes]}


def cases():
    yield sequential("dense layers", (6,), 'Dense(5, activation="relu", kernel_initializer="he_normal")', 'Dense(3, activation="softmax")',
                     compile='model.compile(keras.optimizers.SGD(0.01, momentum=0.9), "sparse_categorical_crossentropy", metrics=["accuracy"])')
    yield sequential("recurrent layers", (5, 4), "LSTM(3, return_sequences=True)", "GRU(3, return_sequences=True, reset_after=False)", "SimpleRNN(4)", "Dense(2)")
    yield sequential("layers both ways", (5, 4), "Bidirectional(layers.LSTM(3, return_sequences=True))", 'Bidirectional(layers.GRU(3), merge_mode="sum")')
    yield sequential("a layer at each step", (5, 4), 'TimeDistributed(layers.Dense(3, activation="relu"))', "Flatten()", "Dense(2)")
    yield sequential("cells", (5, 4), "RNN([layers.LSTMCell(4), layers.GRUCell(3)], return_sequences=True)", "RNN(layers.SimpleRNNCell(3))")
    yield sequential("noise", (6,), 'Dense(5, activation="selu", kernel_initializer="lecun_normal")', "AlphaDropout(0.2)",
                     "Dense(4, activation=layers.LeakyReLU(negative_slope=0.3))", "Dropout(0.5)", "GaussianNoise(0.1)", 'Dense(3, activation="softmax")')
    yield sequential("recurrent dropout", (5, 4), "LSTM(3, dropout=0.2, recurrent_dropout=0.1)", "Dense(2)")
    yield sequential("convolutions", (8, 8, 3), 'Conv2D(4, 3, padding="same", activation="relu")', "BatchNormalization()", "MaxPooling2D()", "SeparableConv2D(5, 3)",
                     "GlobalAveragePooling2D()", "Dense(3)", compile='model.compile(keras.optimizers.RMSprop(0.01, momentum=0.9, centered=True), "mse")')
    yield sequential("penalties and slopes", (6,), "Dense(5)", "PReLU()", "LayerNormalization()",
                     'Dense(3, kernel_constraint="max_norm", kernel_regularizer=keras.regularizers.L1L2(0.01, 0.02))', "ReLU(max_value=6)", "ELU(alpha=0.5)",
                     compile='model.compile(keras.optimizers.Nadam(), "mse")')
    yield sequential("series", (12, 3), 'Conv1D(4, 3, dilation_rate=2, padding="causal")', "GroupNormalization(2)", "SpatialDropout1D(0.2)", "Flatten()", "Dense(1)",
                     compile='model.compile(keras.optimizers.Adam(amsgrad=True, use_ema=True), "mae")')
    yield sequential("shapes", (6,), 'Dense(5, activation="gelu")', "UnitNormalization()", "Rescaling(2.0)", "Reshape((5, 1))", "Permute((2, 1))", "Flatten()", "Dense(1)",
                     compile='model.compile(keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)), "mse")')
    yield functional("arithmetic", [(4,)], """
a = keras.Input((4,))
h = layers.Dense(4, activation="relu")(a)
c = layers.Dense(4)(h) * 2 + a - ops.mean(h, axis=-1, keepdims=True)
model = keras.Model(a, c)
""")
    yield functional("a shared layer, several inputs and outputs", [(4,), (4,)], """
a = keras.Input((4,), name="left")
b = keras.Input((4,), name="right")
shared = layers.Dense(3, activation="tanh")
joined = layers.Concatenate()([shared(a), shared(b)])
model = keras.Model([a, b], [layers.Dense(1, name="size")(joined), layers.Dense(2, name="kind")(joined)])
""", compile='model.compile("sgd", ["mse", "mse"])')
    yield functional("attention", [(5, 4)], """
a = keras.Input((5, 4))
h = layers.MultiHeadAttention(2, 3, dropout=0.1)(a, a)
h = layers.Add()([h, a])
model = keras.Model(a, layers.Dense(1)(layers.GlobalAveragePooling1D()(h)))
""")
    yield functional("a frozen model inside", [(4,)], """
inner = keras.Sequential([keras.Input((4,)), layers.Dense(3, activation="relu"), layers.BatchNormalization()])
inner.trainable = False
a = keras.Input((4,))
model = keras.Model(a, layers.Dense(1)(inner(a, training=False)))
""")
    yield functional("parts of tensors and functions with settings", [(4, 6)], """
a = keras.Input((4, 6))
h = layers.Dense(6)(a)
x = ops.concatenate([h[..., -1] * 2.0, h[:, 1, ::2], ops.max(h, axis=(1,))], axis=-1)
y = ops.transpose(ops.reshape(ops.relu(x), (-1, 1, 13)), (0, 2, 1))
y = ops.squeeze(y, axis=-1)[:, 1:11] ** 2
z = 1 - ops.clip(y, 0.1, 0.9) / (ops.sum(y, axis=-1, keepdims=True) + 1.0)
model = keras.Model(a, z)
""")
    yield functional("calls with arguments by name", [(5, 4)], """
a = keras.Input((5, 4))
h = layers.MultiHeadAttention(2, 3)(query=a, value=a, use_causal_mask=True)
h = layers.Dropout(0.5)(h, training=False)
h = keras.activations.leaky_relu(h, negative_slope=0.3)
b = ops.mean(h, axis=1)
model = keras.Model(a, ops.maximum(b, 0.5) - 0.25)
""")
    yield functional("functions with settings by position", [(3, 6)], """
a = keras.Input((3, 6))
h = layers.Dense(6)(a)
x = ops.clip(ops.leaky_relu(h, 0.3), -0.4, 0.9) + ops.elu(h, 0.5) * ops.celu(h, 0.7) - ops.gelu(h, False)
y = ops.soft_shrink(h, 0.1) + ops.hard_shrink(h, 0.2) + ops.squareplus(h, 2) - ops.softmax(x, -1)
z = y + keras.activations.relu(x, 0.1) / (1.0 + ops.amax(ops.abs(h), 1, True)) + ops.std(h, 1, True)
model = keras.Model(a, ops.squeeze(ops.expand_dims(ops.concatenate([z, x], 1), 1), 1))
""")
