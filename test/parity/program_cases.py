"""Programs that GradLens reads and trains as Keras does: each a text, and what its data is like."""

HEAD = """import keras
from keras import layers, ops
"""


def case(name, source, x=None, y=None, batch_size=8, **others):
    """
    x and y: for each input and output, the shape of a sample and what its numbers are: floats in [0, scale), whole numbers
    `below` a bound, or `rows` of zeros with a one.
    """
    return {
        "name": name,
        "source": HEAD + source.strip("\n") + "\n",
        "x": x or [{"shape": [6]}],
        "y": y or [{"shape": [], "below": 3}],
        "batchSize": batch_size,
        **others,
    }


def sequential(layers, compile='model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])', shape=(6,)):
    lines = "".join(f"    {layer},\n" for layer in [f"keras.Input({shape})", *layers])
    return f"model = keras.Sequential([\n{lines}])\n{compile}\n"


def cases():
    yield from model_cases()
    yield from weight_cases()
    yield from mask_cases()
    yield from repetition_cases()
    yield from loss_cases()
    yield from metric_cases()
    yield from function_cases()
    yield from attention_cases()
    yield from layer_cases()
    yield from preprocessing_cases()


TWO_OUTPUTS = """
a = keras.Input((6,), name="left")
b = keras.Input((4,), name="right")
h = layers.Dense(5, activation="tanh")(a)
joined = layers.Concatenate()([h, b])
p = layers.Dense(3, activation="softmax", name="kind")(joined)
q = layers.Dense(1, name="size")(joined)
model = keras.Model([a, b], [p, q])
"""
TWO_DATA = {"x": [{"shape": [6]}, {"shape": [4]}], "y": [{"shape": [], "below": 3}, {"shape": [1]}]}


def model_cases():
    for name, arguments in {
        "a loss each": 'loss=["sparse_categorical_crossentropy", "mse"]',
        "losses by name, weighted": 'loss={"size": "mae", "kind": "sparse_categorical_crossentropy"}, loss_weights={"kind": 0.3, "size": 2.0}',
        "metrics each": 'loss=["sparse_categorical_crossentropy", "mse"], loss_weights=[1.0, 0.5], metrics=[["accuracy"], ["mae", "mse"]]',
        "metrics by name": 'loss=["sparse_categorical_crossentropy", "mse"], metrics={"kind": "accuracy"}',
    }.items():
        yield case(f"two inputs and two outputs, {name}", f'{TWO_OUTPUTS}model.compile("adam", {arguments})', **TWO_DATA)
    yield case("one loss for two outputs", """
a = keras.Input((6,))
h = layers.Dense(5, activation="tanh")(a)
model = keras.Model(a, [layers.Dense(3)(h), layers.Dense(3)(h)])
model.compile("sgd", "mse")
""", y=[{"shape": [3]}, {"shape": [3]}])
    yield case("a model inside a model, used twice", """
encoder = keras.Sequential([keras.Input((6,)), layers.Dense(5, activation="tanh"), layers.BatchNormalization()], name="encoder")
a = keras.Input((6,))
b = keras.Input((6,))
joined = layers.Subtract()([encoder(a), encoder(b)])
model = keras.Model([a, b], layers.Dense(3, activation="softmax")(joined))
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
""", x=[{"shape": [6]}, {"shape": [6]}])
    yield case("models inside models inside models", """
inner = keras.Sequential([keras.Input((5,)), layers.Dense(4, activation="tanh")])
middle_input = keras.Input((6,))
middle = keras.Model(middle_input, inner(layers.Dense(5, activation="relu")(middle_input)))
model = keras.Sequential([keras.Input((6,)), middle, layers.Dense(3, activation="softmax")])
model.compile("sgd", "sparse_categorical_crossentropy")
""")
    yield case("a model with two outputs inside a model", """
inner_input = keras.Input((6,))
h = layers.Dense(5, activation="tanh")(inner_input)
heads = keras.Model(inner_input, [layers.Dense(3)(h), layers.Dense(3)(h)], name="heads")
a = keras.Input((6,))
p, q = heads(layers.Dense(6, activation="tanh")(a))
model = keras.Model(a, layers.Softmax()(layers.Add()([p, q])))
model.compile("sgd", "sparse_categorical_crossentropy")
""")
    yield case("a layer that is called twice", """
a = keras.Input((6,))
dense = layers.Dense(6, activation="tanh", kernel_regularizer="l2", activity_regularizer="l1")
model = keras.Model(a, layers.Dense(3, activation="softmax")(dense(dense(a))))
model.compile("adam", "sparse_categorical_crossentropy")
""")
    yield case("statistics that move twice a step", """
a = keras.Input((6,))
normalization = layers.BatchNormalization(momentum=0.8)
model = keras.Model(a, layers.Dense(3, activation="softmax")(normalization(layers.Dense(6)(normalization(a)))))
model.compile("sgd", "sparse_categorical_crossentropy")
""")
    yield case("a frozen model inside", """
base = keras.Sequential([keras.Input((6,)), layers.Dense(5, activation="tanh"), layers.BatchNormalization()])
base.trainable = False
a = keras.Input((6,))
model = keras.Model(a, layers.Dense(3, activation="softmax")(base(a, training=False)))
model.compile("adam", "sparse_categorical_crossentropy")
""")
    yield case("a model that is called in inference mode, which fit() overrules", """
base = keras.Sequential([keras.Input((6,)), layers.Dense(5, activation="tanh"), layers.BatchNormalization()])
a = keras.Input((6,))
model = keras.Model(a, layers.Dense(3, activation="softmax")(base(a, training=False)))
model.compile("sgd", "sparse_categorical_crossentropy")
""")


def weight_cases():
    net = ["layers.Dense(5, activation='tanh')", "layers.Dense(3, activation='softmax')"]
    yield case("weights of classes", sequential(net), classWeight=[[0, 0.5], [2, 3.0]])
    one_hot = sequential(net, 'model.compile("sgd", "categorical_crossentropy")')
    yield case("weights of classes that are one-hot rows", one_hot, y=[{"shape": [], "rows": 3}], classWeight=[[1, 0.2], [5, 3.0]])
    yield case("weights of samples", sequential(net), sampleWeight={"shape": []})
    summed = sequential(net, 'model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(reduction="mean_with_sample_weight"))')
    yield case("weights of samples, by which the loss is divided", summed, sampleWeight={"shape": []})
    steps = sequential(["layers.Dense(3, activation='softmax')"], 'model.compile("sgd", "sparse_categorical_crossentropy")', (5, 6))
    yield case("weights of steps", steps, x=[{"shape": [5, 6]}], y=[{"shape": [5], "below": 3}], sampleWeight={"shape": [5]})


def mask_cases():
    words = {"x": [{"shape": [5], "below": 4}]}
    embedding = "layers.Embedding(4, 6, mask_zero=True)"
    yield case("a mask that an average leaves out", sequential(
        [embedding, "layers.Dense(4, activation='tanh')", "layers.GlobalAveragePooling1D()", "layers.Dense(3, activation='softmax')"], shape=(5,)), **words)
    yield case("a mask that ends in a layer that does not know masks", sequential(
        [embedding, "layers.Flatten()", "layers.Dense(3, activation='softmax')"], shape=(5,)), **words)
    yield case("a mask that the loss leaves out", sequential(
        [embedding, "layers.Dense(3, activation='softmax')"], 'model.compile("sgd", "sparse_categorical_crossentropy")', (5,)),
        **words, y=[{"shape": [5], "below": 3}])
    yield case("a mask of steps and weights of steps", sequential(
        [embedding, "layers.Dense(3, activation='softmax')"], 'model.compile("sgd", "sparse_categorical_crossentropy")', (5,)),
        **words, y=[{"shape": [5], "below": 3}], sampleWeight={"shape": [5]})
    yield case("masks of two inputs that are joined", """
a = keras.Input((5,))
b = keras.Input((5,))
x = layers.Embedding(4, 6, mask_zero=True)(a)
y = layers.Embedding(4, 6, mask_zero=True)(b)
x = layers.Concatenate(axis=1)([layers.Add()([x, y]), y])
model = keras.Model([a, b], layers.Dense(3, activation="softmax")(layers.GlobalAveragePooling1D()(x)))
model.compile("sgd", "sparse_categorical_crossentropy")
""", x=[{"shape": [5], "below": 3}, {"shape": [5], "below": 3}])
    yield case("a mask by a value", sequential(
        ["layers.Masking()", "layers.Dense(4)", "layers.GlobalAveragePooling1D()", "layers.Dense(3, activation='softmax')"], shape=(5, 2)),
        x=[{"shape": [5, 2], "below": 2}])


    for layer in ("Add", "Multiply", "Maximum", "Minimum", "Average"):
        for kind, other in (("of both", f"{embedding}(b)"), ("of one", "layers.Embedding(4, 6)(b)")):
            yield case(f"a mask {kind} inputs of {layer}", f"""
a = keras.Input((5,))
b = keras.Input((5,))
x = layers.{layer}()([layers.Embedding(4, 6, mask_zero=True)(a), {other}])
model = keras.Model([a, b], layers.Dense(3, activation="softmax")(layers.Flatten()(x)))
model.compile("sgd", "sparse_categorical_crossentropy")
""", x=[{"shape": [5], "below": 3}, {"shape": [5], "below": 3}])
    yield case("a mask of a recurrent layer that is given its first state, which Keras does not hand to it", """
a = keras.Input((5,))
e = layers.Embedding(4, 6, mask_zero=True)(a)
state = layers.Dense(3)(layers.GlobalMaxPooling1D()(e))
x = layers.GRU(3, return_sequences=True)(e, initial_state=state)
model = keras.Model(a, layers.Dense(3, activation="softmax")(x))
model.compile("sgd", "sparse_categorical_crossentropy")
""", **words, y=[{"shape": [5], "below": 3}])
    for axis in (-1, 1):
        yield case(f"a mask that the statistics of a batch leave out, along axis {axis}", sequential(
            [embedding, f"layers.BatchNormalization(axis={axis}, momentum=0.7)", "layers.Flatten()", "layers.Dense(3, activation='softmax')"], shape=(5,)), **words)


def repetition_cases():
    """Words that stand several times in a batch, whose gradients TensorFlow does not add up before it squares or clips them."""
    words = {"x": [{"shape": [5], "below": 4}]}
    net = ["layers.Embedding(4, 3)", "layers.GlobalAveragePooling1D()", "layers.Dense(3, activation='softmax')"]
    for optimizer in (
        "Adam(0.05)", "Adam(0.05, amsgrad=True)", "Adamax(0.05, epsilon=1e-3)", "Nadam(0.05)", "Adagrad(0.05)", "Adadelta(0.5)", "RMSprop(0.05, centered=True)",
        "Ftrl(0.05)", "Adam(0.05, clipvalue=0.01)", "Adam(0.05, clipnorm=0.05)", "Adam(0.05, global_clipnorm=0.1)", "Adam(0.05, gradient_accumulation_steps=2)",
    ):
        compile = f"model.compile(keras.optimizers.{optimizer}, 'sparse_categorical_crossentropy')"
        yield case(f"words that are repeated, with {optimizer}", sequential(net, compile, (5,)), **words)
    yield case("words of two inputs that share an embedding", """
a = keras.Input((5,))
b = keras.Input((4,))
embedding = layers.Embedding(4, 3)
h = layers.Concatenate()([layers.Flatten()(embedding(a)), layers.Flatten()(embedding(b))])
model = keras.Model([a, b], layers.Dense(3, activation="softmax")(h))
model.compile("adam", "sparse_categorical_crossentropy")
""", x=[{"shape": [5], "below": 4}, {"shape": [4], "below": 4}])
    yield case("words that are repeated, with a penalty", sequential(
        ["layers.Embedding(4, 3, embeddings_regularizer='l2')", *net[1:]], "model.compile('adam', 'sparse_categorical_crossentropy')", (5,)), **words)


def loss_cases():
    steps = {"x": [{"shape": [5, 6]}], "y": [{"shape": [5], "below": 3}]}
    for name, arguments in {"": "ignore_class=1", ", summed up": "ignore_class=1, reduction='sum'", " of logits": "from_logits=True, ignore_class=0"}.items():
        compile = f"model.compile('sgd', keras.losses.SparseCategoricalCrossentropy({arguments}))"
        yield case(f"a class that is ignored{name}", sequential(["layers.Dense(3)" if name == " of logits" else "layers.Dense(3, activation='softmax')"], compile, (5, 6)), **steps)
    yield case("a class that is ignored and is none of the outputs, of words that are masked", sequential(
        ["layers.Embedding(4, 6, mask_zero=True)", "layers.Dense(2, activation='softmax')"],
        "model.compile('sgd', keras.losses.SparseCategoricalCrossentropy(ignore_class=2))", (5,)), x=[{"shape": [5], "below": 4}], y=[{"shape": [5], "below": 3}])
    yield case("softmax along other axes", """
a = keras.Input((5, 6))
h = layers.Softmax(axis=1)(layers.Dense(4)(a)) + keras.activations.log_softmax(layers.Dense(4)(a), axis=-2) + ops.softmax(layers.Dense(4)(a), axis=1)
model = keras.Model(a, layers.Dense(3, activation="softmax")(layers.Flatten()(h)))
model.compile("sgd", "sparse_categorical_crossentropy")
""", x=[{"shape": [5, 6]}])


def metric_cases():
    words = {"x": [{"shape": [5], "below": 4}], "y": [{"shape": [5], "below": 3}]}
    net = ["layers.Embedding(4, 6, mask_zero=True)", "layers.LSTM(4, return_sequences=True)", "layers.Dense(3, activation='softmax')"]
    measured = "model.compile('sgd', 'sparse_categorical_crossentropy', metrics=['accuracy', 'sparse_categorical_crossentropy'])"
    yield case("metrics of steps of which some are masked", sequential(net, measured, (5,)), **words)
    yield case("metrics of masked steps with weights", sequential(net, measured.replace("metrics", "weighted_metrics"), (5,)), **words, sampleWeight={"shape": [5]})
    numbers = "model.compile('sgd', 'mse', metrics=['mae', keras.metrics.RootMeanSquaredError()])"
    yield case("a metric that leaves masked steps out, and one that does not", sequential([*net[:2], "layers.Dense(2)"], numbers, (5,)), x=words["x"], y=[{"shape": [5, 2]}])
    shares = {"y": [{"shape": [3], "below": 2}], "sampleWeight": {"shape": []}}
    for metric in ("'accuracy'", "'mse'", "Precision()", "Recall(class_id=1)", "AUC()", "AUC(multi_label=True)", "AUC(thresholds=[0.2, 0.6])", "F1Score(average='macro')", "F1Score(average='micro')",
                   "R2Score()", "BinaryIoU()", "BinaryIoU(dtype='float32')", "RootMeanSquaredError()", "FalsePositives(thresholds=0.4)", "SensitivityAtSpecificity(0.5)", "CosineSimilarity()"):
        given = metric if metric.startswith("'") else f"keras.metrics.{metric}"
        if metric.startswith("BinaryIoU"):
            yield case(f"weights of samples in {metric}", sequential(["layers.Dense(1, activation='sigmoid')"], f"model.compile('sgd', 'mse', weighted_metrics=[{given}])"),
                       y=[{"shape": [1], "below": 2}], sampleWeight={"shape": []})
            continue
        yield case(f"weights of samples in {metric}", sequential(["layers.Dense(3, activation='sigmoid')"], f"model.compile('sgd', 'mse', weighted_metrics=[{given}])"), **shares)
    yield case("weights of classes in a metric, and the same metric without", sequential(
        ["layers.Dense(3, activation='softmax')"], "model.compile('sgd', 'sparse_categorical_crossentropy', metrics=['accuracy'], weighted_metrics=['accuracy', 'acc', 'accuracy'])"),
        classWeight=[[0, 0.5], [2, 3.0]])
    yield case("metrics with weights of which there are none", sequential(
        ["layers.Dense(3, activation='softmax')"], "model.compile('sgd', 'sparse_categorical_crossentropy', metrics=['accuracy', 'accuracy'], weighted_metrics=['acc'])"))
    yield case("metrics with weights, of each output", f"""{TWO_OUTPUTS}
model.compile("adam", ["sparse_categorical_crossentropy", "mse"], metrics=[["accuracy"], []], weighted_metrics=[["accuracy"], ["mae"]])
""", **TWO_DATA, sampleWeight={"shape": []})


SEQUENCE = {"x": [{"shape": [5, 6]}]}
TWO_SEQUENCES = {"x": [{"shape": [5, 6]}, {"shape": [4, 6]}]}
# Without Adam, which makes whole steps of the rounding errors where a gradient is nothing, as that of a key's bias.
CLASSIFIED = """model = keras.Model(INPUTS, layers.Dense(3, activation="softmax")(layers.GlobalAveragePooling1D()(x)))
model.compile(keras.optimizers.SGD(0.1, momentum=0.9), "sparse_categorical_crossentropy")
"""


def attended(call, inputs="a", keys="(4, 6)"):
    other = f"b = keras.Input({keys})\n" if "b" in inputs else ""
    return f"a = keras.Input((5, 6))\n{other}{call}\n{CLASSIFIED.replace('INPUTS', inputs)}"


def attention_cases():
    for name, call in {
        "MultiHeadAttention of a sequence to itself": "x = layers.MultiHeadAttention(2, 4)(a, a)",
        "MultiHeadAttention with arguments": "x = layers.MultiHeadAttention(2, 4, value_dim=3, use_bias=False, output_shape=5, kernel_regularizer='l2')(a, a)",
        "MultiHeadAttention with a gate": "x = layers.MultiHeadAttention(2, 4, use_gate=True)(a, a)",
        "MultiHeadAttention that sees what came before": "x = layers.MultiHeadAttention(2, 4)(a, a, use_causal_mask=True)",
        "MultiHeadAttention that sees what is near": "x = layers.MultiHeadAttention(2, 4, sliding_window=2)(a, a)",
        "GroupQueryAttention": "x = layers.GroupQueryAttention(4, 6, 2)(a, a)",
        "Attention of a sequence to itself": "x = layers.Attention()([a, a])",
        "Attention with a scale": "x = layers.Attention(use_scale=True)([a, layers.Dense(6)(a)])",
        "Attention by sums": "x = layers.Attention(use_scale=True, score_mode='concat')([a, layers.Dense(6)(a)])",
        "Attention that sees what came before": "x = layers.Attention()([a, layers.Dense(6)(a)], use_causal_mask=True)",
        "AdditiveAttention": "x = layers.AdditiveAttention()([a, layers.Dense(6)(a)])",
        "AdditiveAttention without a scale": "x = layers.AdditiveAttention(use_scale=False)([layers.Dense(6)(a), a])",
    }.items():
        yield case(name, attended(call), **SEQUENCE)
    for name, call in {
        "MultiHeadAttention to another sequence": "x = layers.MultiHeadAttention(2, 4)(a, b)",
        "MultiHeadAttention with keys of their own": "x = layers.MultiHeadAttention(2, 4)(query=a, value=b, key=layers.Dense(3)(b))",
        "Attention with keys of their own": "x = layers.Attention()([a, b, layers.Dense(6)(b)])",
    }.items():
        yield case(name, attended(call, "[a, b]"), **TWO_SEQUENCES)
    words = """
a = keras.Input((5,))
e = layers.Embedding(4, 6, mask_zero=True)(a)
"""
    for name in ("MultiHeadAttention(2, 4)(e, e)", "MultiHeadAttention(2, 4)(e, e, use_causal_mask=True)", "Attention()([e, e])", "AdditiveAttention()([e, e])"):
        yield case(f"a mask in {name}", words + f"x = layers.{name}\n" + CLASSIFIED.replace("INPUTS", "a"), x=[{"shape": [5], "below": 4}])
    yield case("a block of a transformer", """
a = keras.Input((5,))
x = layers.Embedding(7, 6)(a)
x = layers.Add()([x, layers.MultiHeadAttention(num_heads=3, key_dim=2)(x, x)])
x = layers.LayerNormalization(epsilon=1e-6)(x)
feed_forward = keras.Sequential([layers.Dense(8, activation="relu"), layers.Dense(6)])
x = layers.LayerNormalization(epsilon=1e-6)(layers.Add()([x, feed_forward(x)]))
""" + CLASSIFIED.replace("INPUTS", "a"), x=[{"shape": [5], "below": 7}])


def layer_cases():
    flat = ["layers.Flatten()", "layers.Dense(3, activation='softmax')"]
    for equation, shape, bias in (("abc,cd->abd", "(5, 4)", "'d'"), ("abc,bcd->acd", "(6, 4)", "None"), ("...a,ab->...b", "4", "'b'"), ("ab...,bc->ac...", "4", "None")):
        layer = f"layers.EinsumDense('{equation}', output_shape={shape}, bias_axes={bias}, activation='tanh')"
        yield case(f"EinsumDense {equation}", sequential([layer, *flat], shape=(5, 6)), **SEQUENCE)
    yield case("ReversibleEmbedding there and back", """
a = keras.Input((5,))
embedding = layers.ReversibleEmbedding(7, 4, logit_soft_cap=2.0)
model = keras.Model(a, layers.Softmax()(embedding(layers.Dense(4)(embedding(a)), reverse=True)))
model.compile("adam", "sparse_categorical_crossentropy")
""", x=[{"shape": [5], "below": 7}], y=[{"shape": [5], "below": 7}])
    yield case("Dot along two axes, of vectors", """
a = keras.Input((6,))
b = keras.Input((4,))
x = layers.Dot(axes=1)([layers.Dense(5)(a), layers.Dense(5)(b)])
model = keras.Model([a, b], layers.Dense(3, activation="softmax")(x))
model.compile("sgd", "sparse_categorical_crossentropy")
""", x=[{"shape": [6]}, {"shape": [4]}])
    for layer in ("AdaptiveAveragePooling3D(2)", "AdaptiveMaxPooling3D((2, 1, 2))", "Identity()"):
        yield case(f"layer: {layer} of volumes", sequential(["layers.Conv3D(2, 2)", f"layers.{layer}", *flat], shape=(4, 4, 4, 1)), x=[{"shape": [4, 4, 4, 1]}])
    regularized = "kernel_regularizer='l2', kernel_constraint=keras.constraints.MaxNorm(0.5)"
    yield case("penalties and constraints of separable convolutions", sequential([
        "layers.DepthwiseConv2D(2, depthwise_regularizer='l1', depthwise_constraint='non_neg')",
        "layers.SeparableConv2D(3, 2, pointwise_regularizer='l2', depthwise_constraint=keras.constraints.MaxNorm(0.4))",
        f"layers.Conv2DTranspose(2, 2, {regularized}, bias_regularizer='l2')", *flat], shape=(5, 5, 2)), x=[{"shape": [5, 5, 2]}])
    yield case("penalties and constraints of embeddings", sequential(
        ["layers.Embedding(5, 3, embeddings_regularizer='l2', embeddings_constraint='unit_norm')", *flat], shape=(4,)), x=[{"shape": [4], "below": 5}])


def preprocessing_cases():
    flat = ["layers.Flatten()", "layers.Dense(3, activation='softmax')"]
    pictures = {"x": [{"shape": [6, 5, 2], "scale": 4}]}
    for layer in (
        "Resizing(4, 7)", "Resizing(9, 3, interpolation='nearest')", "CenterCrop(3, 4)", "Rescaling(0.5)",
        "Normalization(axis=-1, mean=[0.3, 0.6], variance=[2.0, 0.5])", "Normalization(axis=None, mean=0.3, variance=2.0)",
        "Normalization(mean=0.5, variance=4.0, invert=True)",
    ):
        yield case(f"layer: {layer}", sequential([f"layers.{layer}", *flat], shape=(6, 5, 2)), **pictures)
    numbers = {"x": [{"shape": [4], "below": 5}]}
    for layer in (
        "CategoryEncoding(num_tokens=5, output_mode='multi_hot')", "CategoryEncoding(num_tokens=5, output_mode='count')",
        "CategoryEncoding(num_tokens=5, output_mode='one_hot')", "Discretization(bin_boundaries=[0.5, 1.0, 2.5], output_mode='one_hot')",
    ):
        yield case(f"layer: {layer}", sequential([f"layers.{layer}", *flat], shape=(4,)), **numbers)


def function_cases():
    for name, lines in {
        "operators on tensors": "x = 2 - h * 3 + h / (h * h + 1.0) - (h - 0.5) ** 2",
        "a tensor and its parts": "x = ops.concatenate([h[:, 1:3] * 2.0, h[:, ::-2], h[:, -1:], h[..., :1]], axis=-1)",
        "functions of keras.ops": "x = ops.relu(h) + ops.tanh(h) * ops.sigmoid(h) + ops.exp(-ops.square(h)) + ops.abs(h) + ops.leaky_relu(h, negative_slope=0.3)",
        "reductions": "x = ops.concatenate([h - ops.mean(h, axis=-1, keepdims=True), ops.max(h, axis=1, keepdims=True), ops.var(h, -1, keepdims=True)], axis=1)",
        "shapes": "x = ops.squeeze(ops.matmul(ops.reshape(h, (-1, 2, 3)), ops.expand_dims(ops.mean(ops.transpose(ops.reshape(h, (-1, 2, 3)), (0, 2, 1)), axis=2), -1)), -1)",
        "functions of keras.activations": "x = keras.activations.elu(h, alpha=0.5) + keras.activations.softmax(h)",
    }.items():
        yield case(f"functions: {name}", f"""
a = keras.Input((6,))
h = layers.Dense(6, activation="tanh")(a)
{lines}
model = keras.Model(a, layers.Dense(3, activation="softmax")(x))
model.compile(keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy")
""")
