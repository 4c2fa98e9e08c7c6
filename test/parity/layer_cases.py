"""What make-layer-fixtures.py asks Keras: literal configurations of layers and the shapes of what they are called on."""

CASES = []


def case(class_name, inputs, /, **config):
    """One layer on one input (a shape, batch first) or on several (a list of shapes)."""
    shapes = inputs if inputs and isinstance(inputs[0], list) else [inputs]
    CASES.append({"layer": class_name, "config": config, "inputs": shapes})
    return CASES[-1]


def refused(class_name, inputs, /, **config):
    case(class_name, inputs, **config)["refused"] = True


def typed(dtype, class_name, inputs, /, **config):
    case(class_name, inputs, **config)["dtype"] = dtype


def positional(class_name, inputs, /, **config):
    """Called as `layer(query, value)`."""
    case(class_name, inputs, **config)["call"] = "positional"


def layer(class_name, /, **config):
    return {"layer": class_name, "config": config}


N = None
LINE, PICTURE, VOLUME = [N, 20, 6], [N, 12, 15, 6], [N, 9, 8, 7, 6]
FIRST_LINE, FIRST_PICTURE, FIRST_VOLUME = [N, 6, 20], [N, 6, 12, 15], [N, 6, 9, 8, 7]

# Convolutions.
for rank, last, first in ((1, LINE, FIRST_LINE), (2, PICTURE, FIRST_PICTURE), (3, VOLUME, FIRST_VOLUME)):
    conv, transpose = f"Conv{rank}D", f"Conv{rank}DTranspose"
    free = [N] * (rank + 1) + [6]
    case(conv, last, filters=4, kernel_size=3)
    case(conv, last, filters=4, kernel_size=3, strides=2, padding="same", use_bias=False)
    case(conv, last, filters=4, kernel_size=2, dilation_rate=3)
    case(conv, last, filters=4, kernel_size=[3] * rank, groups=2)
    case(conv, first, filters=4, kernel_size=3, data_format="channels_first")
    case(conv, free, filters=4, kernel_size=3, strides=2)
    refused(conv, last, filters=5, kernel_size=3, groups=2)
    refused(conv, last, filters=0, kernel_size=3)
    refused(conv, last, filters=4, kernel_size=30)
    refused(conv, last, filters=4, kernel_size=3, strides=2, dilation_rate=2)
    refused(conv, last[:-1], filters=4, kernel_size=3)
    case(transpose, last, filters=4, kernel_size=3)
    case(transpose, last, filters=4, kernel_size=3, strides=2)
    case(transpose, last, filters=4, kernel_size=2, strides=3, use_bias=False)
    case(transpose, last, filters=4, kernel_size=3, strides=2, padding="same")
    case(transpose, last, filters=4, kernel_size=3, strides=2, padding="same", output_padding=1)
    case(transpose, last, filters=4, kernel_size=3, strides=2, output_padding=0)
    case(transpose, last, filters=4, kernel_size=4, dilation_rate=2)
    case(transpose, free, filters=4, kernel_size=3, strides=2, padding="same")
    case(transpose, first, filters=4, kernel_size=3, strides=2, data_format="channels_first")
    refused(transpose, last, filters=4, kernel_size=3, strides=2, output_padding=2)
case("Conv1D", LINE, filters=4, kernel_size=3, padding="causal", dilation_rate=2)
case("Conv2D", PICTURE, filters=4, kernel_size=[1, 7], strides=[1, 2], padding="same")
refused("Conv2D", PICTURE, filters=4, kernel_size=3, padding="causal")
refused("Conv2D", [N, 12, 15, N], filters=4, kernel_size=3)
for rank, last, first in ((1, LINE, FIRST_LINE), (2, PICTURE, FIRST_PICTURE)):
    depthwise, separable = f"DepthwiseConv{rank}D", f"SeparableConv{rank}D"
    case(depthwise, last, kernel_size=3)
    case(depthwise, last, kernel_size=3, depth_multiplier=2, strides=2, padding="same", use_bias=False)
    case(depthwise, last, kernel_size=3, dilation_rate=2)
    case(depthwise, first, kernel_size=3, data_format="channels_first")
    refused(depthwise, last, kernel_size=3, depth_multiplier=0)
    case(separable, last, filters=4, kernel_size=3)
    case(separable, last, filters=4, kernel_size=3, depth_multiplier=3, strides=2, padding="same", use_bias=False)
    case(separable, first, filters=4, kernel_size=3, data_format="channels_first")
    refused(separable, last, filters=0, kernel_size=3)

# Pooling.
for rank, last, first in ((1, LINE, FIRST_LINE), (2, PICTURE, FIRST_PICTURE), (3, VOLUME, FIRST_VOLUME)):
    free = [N] * (rank + 1) + [6]
    for kind in ("Max", "Average"):
        pooling, whole, adaptive = f"{kind}Pooling{rank}D", f"Global{kind}Pooling{rank}D", f"Adaptive{kind}Pooling{rank}D"
        case(pooling, last, pool_size=2)
        case(pooling, last, pool_size=3, strides=2, padding="same")
        case(pooling, last, pool_size=3, strides=1)
        case(pooling, free, pool_size=2)
        case(pooling, first, pool_size=2, data_format="channels_first")
        refused(pooling, last, pool_size=40)
        refused(pooling, last[:-1], pool_size=2)
        case(whole, last)
        case(whole, last, keepdims=True)
        case(whole, first, data_format="channels_first", keepdims=True)
        refused(whole, last[:-1])
        case(adaptive, last, output_size=3)
        case(adaptive, first, output_size=[2] * rank, data_format="channels_first")
case("MaxPooling2D", PICTURE)
case("MaxPooling2D", PICTURE, pool_size=[2, 3], strides=[3, 1])

# Padding, cropping, repeating.
case("ZeroPadding1D", LINE, padding=2)
case("ZeroPadding1D", LINE, padding=[1, 3])
case("ZeroPadding1D", [N, N, 6])
case("ZeroPadding2D", PICTURE)
case("ZeroPadding2D", PICTURE, padding=3)
case("ZeroPadding2D", PICTURE, padding=[1, 2])
case("ZeroPadding2D", FIRST_PICTURE, padding=[[1, 2], [3, 4]], data_format="channels_first")
case("ZeroPadding3D", VOLUME)
case("ZeroPadding3D", VOLUME, padding=2)
case("ZeroPadding3D", VOLUME, padding=[1, 2, 3])
case("ZeroPadding3D", [N, N, 8, N, 6], padding=[[1, 2], [0, 1], [3, 0]])
case("ZeroPadding3D", FIRST_VOLUME, padding=1, data_format="channels_first")
refused("ZeroPadding3D", PICTURE, padding=1)
refused("ZeroPadding3D", VOLUME, padding=[1, 2])
case("Cropping1D", LINE)
case("Cropping1D", LINE, cropping=3)
case("Cropping2D", PICTURE, cropping=[2, 3])
case("Cropping2D", FIRST_PICTURE, cropping=[[1, 2], [3, 4]], data_format="channels_first")
case("Cropping3D", VOLUME)
case("Cropping3D", VOLUME, cropping=2)
case("Cropping3D", [N, N, 8, 7, 6], cropping=[1, 2, 3])
case("Cropping3D", FIRST_VOLUME, cropping=[[1, 2], [0, 1], [3, 0]], data_format="channels_first")
refused("Cropping3D", VOLUME, cropping=4)
refused("Cropping3D", VOLUME, cropping=[1, 2])
case("UpSampling1D", LINE, size=3)
case("UpSampling2D", PICTURE)
case("UpSampling2D", FIRST_PICTURE, size=[2, 3], data_format="channels_first", interpolation="bilinear")
case("UpSampling3D", VOLUME)
case("UpSampling3D", [N, N, 8, 7, 6], size=3)
case("UpSampling3D", FIRST_VOLUME, size=[1, 2, 3], data_format="channels_first")
refused("UpSampling3D", PICTURE)

# Recurrence.
STEPS = [N, 10, 8]
for recurrent in ("SimpleRNN", "LSTM", "GRU"):
    case(recurrent, STEPS, units=5)
    case(recurrent, STEPS, units=5, return_sequences=True)
    case(recurrent, [N, N, 8], units=5, return_sequences=True, use_bias=False)
    case(recurrent, [4, 10, 8], units=5, return_state=True, stateful=True)
    case(recurrent, [N, 10, 8], units=5, return_sequences=True, return_state=True, go_backwards=True)
    case("Bidirectional", STEPS, layer=layer(recurrent, units=5))
    for merge in ("sum", "mul", "ave", "concat", None):
        case("Bidirectional", STEPS, layer=layer(recurrent, units=5, return_sequences=True), merge_mode=merge)
    case("Bidirectional", STEPS, layer=layer(recurrent, units=5, return_state=True))
    case("Bidirectional", STEPS, layer=layer(recurrent, units=5, return_state=True), merge_mode=None)
    case("RNN", STEPS, cell=layer(f"{recurrent}Cell", units=5), return_sequences=True)
    case("RNN", STEPS, cell=layer(f"{recurrent}Cell", units=5), return_state=True)
    refused(recurrent, [N, 8], units=5)
    refused(recurrent, STEPS, units=0)
    refused(recurrent, [N, 10, 8], units=5, stateful=True)
case("GRU", STEPS, units=5, reset_after=False)
case("GRU", STEPS, units=5, reset_after=False, use_bias=False)
case("LSTM", STEPS, units=5, unit_forget_bias=False)
case("RNN", STEPS, cell=layer("GRUCell", units=5, reset_after=False))
case("RNN", STEPS, cell=[layer("LSTMCell", units=5), layer("GRUCell", units=4)], return_sequences=True)
case("RNN", STEPS, cell=layer("StackedRNNCells", cells=[layer("SimpleRNNCell", units=5), layer("GRUCell", units=4)]))
case("Bidirectional", STEPS, layer=layer("LSTM", units=5), backward_layer=layer("GRU", units=5, go_backwards=True))
case("Bidirectional", STEPS, layer=layer("RNN", cell=layer("LSTMCell", units=3), return_sequences=True))
refused("Bidirectional", STEPS, layer=layer("LSTM", units=5), merge_mode="max")
refused("Bidirectional", STEPS, layer=layer("Dense", units=5))
for rank, steps in ((1, [N, 5, 12, 3]), (2, [N, 5, 12, 11, 3]), (3, [N, 5, 12, 11, 10, 3])):
    conv = f"ConvLSTM{rank}D"
    case(conv, steps, filters=4, kernel_size=3)
    case(conv, steps, filters=4, kernel_size=3, padding="same", return_sequences=True, use_bias=False)
    case(conv, steps, filters=4, kernel_size=3, strides=2, return_state=True)
    case(conv, [N, 5, 3, *steps[2:-1]], filters=4, kernel_size=3, data_format="channels_first", return_sequences=True)
    refused(conv, [N, 5, N, *steps[3:]], filters=4, kernel_size=3)
    refused(conv, steps[:-1], filters=4, kernel_size=3)
case("Bidirectional", [N, 5, 12, 11, 3], layer=layer("ConvLSTM2D", filters=4, kernel_size=3, return_sequences=True))

# Wrappers.
case("TimeDistributed", STEPS, layer=layer("Dense", units=4))
case("TimeDistributed", [N, N, 12, 15, 6], layer=layer("Conv2D", filters=4, kernel_size=3))
case("TimeDistributed", [N, 7, 12, 15, 6], layer=layer("Flatten"))
case("TimeDistributed", [2, 7, 12, 6], layer=layer("Bidirectional", layer=layer("GRU", units=2)))
case("TimeDistributed", STEPS, layer=layer("BatchNormalization"))
refused("TimeDistributed", [N, 8], layer=layer("Dense", units=4))
case("SpectralNormalization", [N, 8], layer=layer("Dense", units=4))
case("SpectralNormalization", PICTURE, layer=layer("Conv2D", filters=4, kernel_size=3), power_iterations=2)
refused("SpectralNormalization", [N, 8], layer=layer("Dropout", rate=0.5))
refused("SpectralNormalization", [N, 8], layer=layer("Dense", units=4), power_iterations=0)

# Attention.
case("Attention", [[N, 5, 8], [N, 7, 8]])
case("Attention", [[N, 5, 8], [N, 7, 9], [N, 7, 8]], use_scale=True)
case("Attention", [[N, 5, 8], [N, 7, 8]], score_mode="concat", use_scale=True)
refused("Attention", [N, 5, 8])
refused("Attention", [[N, 5, 8], [N, 7, 8]], score_mode="cosine")
case("AdditiveAttention", [[N, 5, 8], [N, 7, 8]])
case("AdditiveAttention", [[N, 5, 8], [N, 7, 9], [N, 7, 8]], use_scale=False)
positional("MultiHeadAttention", [[N, 5, 8], [N, 7, 8]], num_heads=2, key_dim=3)
positional("MultiHeadAttention", [[N, 5, 8], [N, 5, 8]], num_heads=2, key_dim=3, use_bias=False)
positional("MultiHeadAttention", [[N, 5, 8], [N, 7, 9], [N, 7, 4]], num_heads=2, key_dim=3, value_dim=5)
positional("MultiHeadAttention", [[N, 5, 8], [N, 7, 8]], num_heads=2, key_dim=3, output_shape=6)
positional("MultiHeadAttention", [[N, 5, 8], [N, 7, 8]], num_heads=2, key_dim=3, output_shape=[6, 2])
positional("MultiHeadAttention", [[N, 5, 8], [N, 7, 8]], num_heads=2, key_dim=3, use_gate=True)
positional("MultiHeadAttention", [[N, 5, 4, 8], [N, 6, 4, 8]], num_heads=2, key_dim=3, attention_axes=[1, 2])
refused("MultiHeadAttention", [N, 5, 8], num_heads=2, key_dim=3)
positional("GroupQueryAttention", [[N, 5, 8], [N, 7, 8]], head_dim=3, num_query_heads=4, num_key_value_heads=2)
positional("GroupQueryAttention", [[N, 5, 8], [N, 7, 8], [N, 7, 8]], head_dim=3, num_query_heads=4, num_key_value_heads=1, use_bias=False)
positional("GroupQueryAttention", [[N, 5, 8], [N, 7, 8]], head_dim=3, num_query_heads=4, num_key_value_heads=2, use_gate=True)
refused("GroupQueryAttention", [[N, 5, 8], [N, 7, 8]], head_dim=3, num_query_heads=4, num_key_value_heads=3)

# Normalization.
case("BatchNormalization", PICTURE)
case("BatchNormalization", FIRST_PICTURE, axis=1, scale=False)
case("LayerNormalization", PICTURE)
case("LayerNormalization", PICTURE, axis=[1, 2], center=False)
case("GroupNormalization", PICTURE, groups=3)
case("GroupNormalization", [N, 12, 64])
case("GroupNormalization", PICTURE, groups=-1)
case("GroupNormalization", FIRST_PICTURE, groups=2, axis=1, scale=False)
case("GroupNormalization", PICTURE, groups=2, center=False)
refused("GroupNormalization", PICTURE, groups=4)
refused("GroupNormalization", PICTURE)
refused("GroupNormalization", [N, 12, N], groups=2)
case("RMSNormalization", [N, 5, 8])
case("RMSNormalization", PICTURE, axis=[1, 2])
case("UnitNormalization", [N, 5, 8], axis=1)
case("Normalization", [N, 8])
case("Normalization", PICTURE)
case("Normalization", PICTURE, axis=[1, 3])
case("Normalization", [N, 8], axis=None)
case("Normalization", [N, 2], mean=[1, 2], variance=[3, 4])
case("Normalization", [N, 8], mean=0.5, variance=2, axis=None)
refused("Normalization", [N, N])
refused("Normalization", [N, 8], mean=0.5)

# Regularization.
case("SpatialDropout1D", LINE, rate=0.2)
case("SpatialDropout2D", PICTURE, rate=0.2)
case("SpatialDropout3D", FIRST_VOLUME, rate=0.2, data_format="channels_first")
refused("SpatialDropout2D", LINE, rate=0.2)
refused("SpatialDropout1D", LINE, rate=2)
for name in ("Dropout", "AlphaDropout", "GaussianDropout"):
    case(name, PICTURE, rate=0.2)
case("GaussianNoise", PICTURE, stddev=0.2)
case("ActivityRegularization", PICTURE, l2=0.1)

# Core.
case("Dense", STEPS, units=4)
case("Flatten", PICTURE)
case("Flatten", PICTURE, data_format="channels_first")
case("Masking", STEPS, mask_value=1)
case("Identity", PICTURE)
case("Activation", PICTURE, activation="relu")
typed("int32", "Embedding", [N, 10], input_dim=100, output_dim=8)
typed("int32", "ReversibleEmbedding", [N, 10], input_dim=100, output_dim=8)
typed("int32", "ReversibleEmbedding", [N, 10], input_dim=100, output_dim=8, tie_weights=False)
case("EinsumDense", [N, 5, 8], equation="abc,cd->abd", output_shape=[N, 4], bias_axes="d")
case("EinsumDense", [N, 5, 8], equation="abc,cd->abd", output_shape=[5, 4])
case("EinsumDense", [N, 5, 8], equation="...x,xy->...y", output_shape=4, bias_axes="y")
case("EinsumDense", [N, 5, 8], equation="abc,cde->abde", output_shape=[N, 2, 3], bias_axes="de")
case("EinsumDense", [N, 5, 8], equation="ab...,bd->ad...", output_shape=[4, N], bias_axes="d")
refused("EinsumDense", [N, 5, 8], equation="abc cd", output_shape=[N, 4])
refused("EinsumDense", [N, 5, 8], equation="abc,cd->abd", output_shape=[N, 4], bias_axes="z")
refused("EinsumDense", [N, 5, 8], equation="abc,cd->abd", output_shape=[6, 4])

# Reshaping.
case("Reshape", PICTURE, target_shape=[-1, 6])
case("Permute", PICTURE, dims=[3, 1, 2])
case("RepeatVector", [N, 8], n=3)

# Merging.
for name in ("Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract"):
    case(name, [[N, 5, 8], [N, 5, 8]])
case("Add", [[N, 5, 8], [N, 1, 8]])
case("Concatenate", [[N, 5, 8], [N, 5, 3]])
case("Concatenate", [[N, 5, 8], [N, 2, 8]], axis=1)
case("Dot", [[N, 8], [N, 8]], axes=1)
case("Dot", [[N, 8], [N, 8]], axes=-1, normalize=True)
case("Dot", [[N, 5, 8], [N, 7, 8]], axes=2)
case("Dot", [[N, 5, 8], [N, 8, 7]], axes=[2, 1])
case("Dot", [[N, 5, 8], [N, 8]], axes=[2, 1])
refused("Dot", [[N, 5, 8], [N, 7, 9]], axes=2)
refused("Dot", [[N, 8]], axes=1)

# Preprocessing of pictures.
case("Rescaling", PICTURE, scale=0.1)
case("Resizing", PICTURE, height=5, width=4)
case("Resizing", [N, N, N, 3], height=5, width=4, interpolation="nearest")
case("Resizing", [12, 15, 3], height=5, width=4)
case("Resizing", FIRST_PICTURE, height=5, width=4, data_format="channels_first")
case("CenterCrop", PICTURE, height=5, width=4)
case("CenterCrop", [12, 15, 3], height=5, width=4)
case("CenterCrop", [N, N, N, 3], height=5, width=4)
case("CenterCrop", FIRST_PICTURE, height=5, width=4, data_format="channels_first")
case("RandomCrop", PICTURE, height=5, width=4)
case("RandomCrop", [12, 15, 3], height=5, width=4)
PHOTO = [N, 12, 15, 3]
for name in ("AugMix", "AutoContrast", "CutMix", "Equalization", "RandAugment", "RandomColorJitter", "RandomElasticTransform",
             "RandomErasing", "RandomFlip", "RandomGaussianBlur", "RandomGrayscale", "RandomInvert", "RandomPerspective",
             "RandomShear", "Solarization", "ContrastLimitedAdaptiveHistogramEqualization", "MixUp"):
    case(name, PHOTO)
for name in ("RandomBrightness", "RandomColorDegeneration", "RandomContrast", "RandomHue", "RandomPosterization",
             "RandomRotation", "RandomSaturation", "RandomSharpness"):
    case(name, PHOTO, factor=3 if name == "RandomPosterization" else 0.2)
case("RandomTranslation", PHOTO, height_factor=0.2, width_factor=0.2)
case("RandomZoom", PHOTO, height_factor=0.2)

# Preprocessing of numbers and words.
case("Discretization", [N, 4], bin_boundaries=[0, 1, 2])
case("Discretization", [N, 4], bin_boundaries=[0, 1, 2], output_mode="one_hot")
case("Discretization", [N, 4], bin_boundaries=[0, 1, 2], output_mode="multi_hot")
case("Discretization", [N, 1], bin_boundaries=[0, 1, 2], output_mode="one_hot")
case("Discretization", [N, 4], num_bins=5)
refused("Discretization", [N, 4])
for mode in ("one_hot", "multi_hot", "count"):
    typed("int32", "CategoryEncoding", [N, 1], num_tokens=5, output_mode=mode)
    typed("int32", "CategoryEncoding", [N, 3], num_tokens=5, output_mode=mode)
typed("int32", "CategoryEncoding", [N, 4, 1], num_tokens=5, output_mode="one_hot")
refused("CategoryEncoding", [N, 1])
for mode in ("int", "one_hot", "multi_hot", "count"):
    typed("int32", "Hashing", [N, 1], num_bins=5, output_mode=mode)
    typed("int32", "Hashing", [N, 3], num_bins=5, output_mode=mode)
for mode in ("int", "one_hot"):
    CASES.append({"layer": "HashedCrossing", "config": {"num_bins": 5, "output_mode": mode},
                  "inputs": [[N, 1], [N, 1]], "dtype": "int32"})
WORDS = ["a", "b", "c"]
for mode in ("int", "one_hot", "multi_hot", "count"):
    typed("string", "StringLookup", [N, 1], vocabulary=WORDS, output_mode=mode)
    typed("string", "StringLookup", [N, 4], vocabulary=WORDS, output_mode=mode, num_oov_indices=2)
    typed("int64", "IntegerLookup", [N, 1], vocabulary=[3, 4, 5], output_mode=mode)
typed("string", "StringLookup", [N, 1], vocabulary=WORDS, output_mode="multi_hot", max_tokens=9, pad_to_max_tokens=True)
typed("string", "StringLookup", [N], vocabulary=WORDS)
typed("string", "TextVectorization", [N, 1], vocabulary=WORDS)
typed("string", "TextVectorization", [N], max_tokens=50, output_sequence_length=7)
typed("string", "TextVectorization", [N, 1], max_tokens=50, output_sequence_length=7)
typed("string", "TextVectorization", [N, 1], vocabulary=WORDS, output_mode="multi_hot")
typed("string", "TextVectorization", [N, 1], vocabulary=WORDS, output_mode="count", max_tokens=9, pad_to_max_tokens=True)

# Sound.
case("MelSpectrogram", [N, 16000])
case("MelSpectrogram", [N, 16000], sequence_stride=100, num_mel_bins=40, fft_length=512)
case("MelSpectrogram", [N, N], num_mel_bins=40)
case("STFTSpectrogram", [N, 16000, 1])
case("STFTSpectrogram", [N, 16000, 2], frame_length=200, frame_step=100, fft_length=256)
case("STFTSpectrogram", [N, 16000, 1], mode="stft", expand_dims=True)
case("STFTSpectrogram", [N, 16000, 1], padding="same", frame_step=60)

# Layers of layers, and functions.
case("Pipeline", PHOTO, layers=[layer("RandomFlip"), layer("Resizing", height=5, width=4), layer("Rescaling", scale=2)])
case("Pipeline", [N, 8], layers=[layer("Dense", units=4), layer("BatchNormalization"), layer("Dense", units=3)])
case("Lambda", [N, 5, 8], function={"lambda": "the first step"}, output_shape=[8])
case("SpatialDropout2D", FIRST_PICTURE, rate=0.2, data_format="channels_first")
case("ReLU", PICTURE, max_value=6)
case("LeakyReLU", PICTURE)
case("ELU", PICTURE)
case("PReLU", PICTURE, shared_axes=[1, 2])
case("Softmax", PICTURE)
