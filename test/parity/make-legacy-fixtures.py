"""Writes models and weights in Keras's older format, HDF5: fixtures/legacy/*.h5, and fixtures/legacy/cases.json.

    KERAS_BACKEND=tensorflow python test/parity/make-legacy-fixtures.py

Each model is saved whole (`<name>.h5`) and its weights alone (`<name>-weights.h5`). cases.json has the programs, and what the
models predict for inputs from `noise`.
"""

import json
import os
import shutil
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import h5py  # noqa: E402
import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras.src.legacy.saving.legacy_h5_format import save_weights_to_hdf5_group  # noqa: E402
from noise import noise  # noqa: E402

FOLDER = Path(__file__).parent / "fixtures" / "legacy"
SAMPLES = 4
HEAD = "import keras\nfrom keras import layers\n"

CASES = {
    "dense": ((6,), """
model = keras.Sequential([keras.Input((6,)), layers.Dense(5, activation="relu"), layers.BatchNormalization(), layers.Dense(3, activation="softmax")])
model.compile(keras.optimizers.SGD(0.02, momentum=0.9), "sparse_categorical_crossentropy", metrics=["accuracy"])
"""),
    "convolution": ((8, 8, 3), """
model = keras.Sequential([keras.Input((8, 8, 3)), layers.Conv2D(4, 3, padding="same"), layers.BatchNormalization(), layers.SeparableConv2D(3, 3), layers.Flatten(), layers.Dense(2)])
model.compile("adam", "mse")
"""),
    "recurrent": ((5, 4), """
model = keras.Sequential([keras.Input((5, 4)), layers.Bidirectional(layers.LSTM(3, return_sequences=True)), layers.GRU(3), layers.Dense(1)])
model.compile(keras.optimizers.RMSprop(0.01), "mse")
"""),
    "nested": ((4,), """
inner = keras.Sequential([keras.Input((4,)), layers.Dense(4), layers.BatchNormalization(), layers.Dense(3, activation="tanh")], name="inner")
a = keras.Input((4,))
h = inner(a)
h = layers.Concatenate()([h, layers.Dense(2, name="side")(a)])
model = keras.Model(a, layers.Dense(1, name="last")(h))
inner.layers[0].trainable = False
model.compile("adam", "mse")
"""),
}


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    kept = []
    for name, (shape, lines) in CASES.items():
        keras.utils.clear_session()
        scope = {}
        source = HEAD + lines.strip() + "\n"
        exec(source, scope)
        model = scope["model"]
        model.set_weights([weight + 0.2 * noise(index, weight.size).reshape(weight.shape).astype(np.float32) for index, weight in enumerate(model.get_weights())])
        model.save(FOLDER / f"{name}.h5", include_optimizer=True)
        with h5py.File(FOLDER / f"{name}-weights.h5", "w") as file:
            save_weights_to_hdf5_group(file, model)
        inputs = noise(100, SAMPLES * int(np.prod(shape))).reshape(SAMPLES, *shape).astype(np.float32)
        outputs = model.predict(inputs, verbose=0)
        kept.append({"name": name, "source": source, "shape": list(shape), "outputs": outputs.ravel().tolist()})
    (FOLDER / "cases.json").write_text(json.dumps({"samples": SAMPLES, "cases": kept}, indent=1) + "\n")


if __name__ == "__main__":
    main()
