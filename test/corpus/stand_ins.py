"""Stand-ins for what a closed machine does not have: other packages, data sets, downloads and training.

A stand-in only has to let the lines that build models run. Whatever is computed from one is not measured for its
values, so `Anything.touched` has the lines of the file at which one was turned into a plain value: what depends on
those lines is made up, and is not what Keras would make of the true value.
"""

import builtins
import functools
import importlib
import importlib.abc
import importlib.machinery
import itertools
import os
import pkgutil
import sys
import tempfile
import time
import types

import numpy as np
import older
from anything import Anything, touch


class StandInModule(types.ModuleType):
    """A package that is not installed."""

    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return Anything(f"{self.__name__}.{name}")


class _MissingPackages(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds every package that nothing else finds, except submodules of packages that are here."""

    def find_spec(self, name, path, target=None):
        top = name.split(".")[0]
        root = sys.modules.get(top)
        if top in sys.stdlib_module_names or root is not None and not isinstance(root, StandInModule):
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        return StandInModule(spec.name)

    def exec_module(self, module):
        pass


_images = {"mnist": (28, 28), "fashion_mnist": (28, 28), "cifar10": (32, 32, 3), "cifar100": (32, 32, 3)}
_rows = {"mnist": (60000, 10000), "fashion_mnist": (60000, 10000), "cifar10": (50000, 10000), "cifar100": (50000, 10000)}
_targets = {"mnist": 10, "fashion_mnist": 10, "cifar10": 10, "cifar100": 100}


def _load_images(name):
    def load_data(label_mode="fine"):
        classes = 20 if label_mode == "coarse" else _targets[name]

        def split(rows):
            targets = (np.arange(rows) % classes).astype("uint8")
            return np.zeros((rows, *_images[name]), "uint8"), targets.reshape(-1, 1) if name.startswith("cifar") else targets

        return split(_rows[name][0]), split(_rows[name][1])

    return load_data


# What was asked for that is not here, and whose words a vocabulary could be made of.
_standing_in = set()


def _made_up_where_texts_are(answer):
    """A vocabulary of texts that are not here is made up."""

    @functools.wraps(answer)
    def answered(*args, **kwargs):
        if _standing_in or Anything.touched:
            touch()
        return answer(*args, **kwargs)

    return answered


def _load_texts(rows, classes):
    def load_data(path=None, num_words=None, **options):
        _standing_in.add("texts")

        def split(count):
            texts = np.empty(count, object)
            texts[:] = [[1, (num_words or 20000) - 1, 2]] * count
            return texts, np.arange(count) % classes

        return split(rows[0]), split(rows[1])

    return load_data


def _load_table(rows, columns):
    def load_data(**options):
        return tuple((np.zeros((count, columns)), np.zeros(count)) for count in rows)

    return load_data


def _load_directory(rank3):
    def load(directory=None, labels="inferred", label_mode="int", class_names=None, color_mode="rgb", batch_size=32,
             image_size=(256, 256), subset=None, **options):
        import tensorflow as tf

        if not rank3:
            _standing_in.add("texts")
        image = (*image_size, {"rgb": 3, "rgba": 4, "grayscale": 1}[color_mode]) if rank3 else ()
        batch = () if batch_size is None else (batch_size,)
        x = tf.zeros((*batch, *image)) if rank3 else tf.fill(batch, "a text")
        y = tf.zeros((*batch, 2) if label_mode == "categorical" else batch, "float32" if label_mode != "int" else "int32")
        item = x if labels is None or label_mode is None else (x, y)
        datasets = [tf.data.Dataset.from_tensors(item).repeat(2) for _ in range(2)]
        for dataset in datasets:
            dataset.class_names = ["a", "b"]
        return datasets if subset == "both" else datasets[0]

    return load


def _zeros_like_output(model, x):
    """What `predict` would answer, as far as shapes go."""
    shape = getattr(model, "output_shape", None)
    rows = getattr(x, "shape", (1,))[0] if getattr(x, "shape", ()) else 1
    if not isinstance(shape, tuple) or not all(d is None or isinstance(d, int) for d in shape):
        return Anything("predict()")
    return np.zeros((rows, *[1 if d is None else d for d in shape[1:]]), "float32")


def _build_on(model, data):
    """Builds a model as its first batch would, without computing anything."""
    import tensorflow as tf
    from keras import tree
    from keras.src import backend

    if model.built or isinstance(data, Anything) or data is None:
        return
    if isinstance(data, tf.data.Dataset):
        spec = data.element_spec
        spec = spec[0] if isinstance(spec, tuple) else spec
        inputs = tree.map_structure(lambda each: backend.KerasTensor(each.shape, each.dtype.name), spec)
    else:
        inputs = tree.map_structure(lambda each: backend.KerasTensor((None, *each.shape[1:]), backend.standardize_dtype(each.dtype)), data)
    try:
        if type(model).__name__ == "Sequential":
            model.build(inputs.shape)
        else:
            backend.compute_output_spec(model, inputs)
    except Exception:
        # A model that overrides `train_step` may have no `call`; it is recorded as it is.
        return


class _History:
    def __init__(self, epochs):
        self.epoch = list(range(epochs))
        self.params = {}
        self.history = _Curves(epochs)


class _Curves(dict):
    def __init__(self, epochs):
        super().__init__(loss=[0.0] * epochs, accuracy=[0.0] * epochs, val_loss=[0.0] * epochs, val_accuracy=[0.0] * epochs)
        self._epochs = epochs

    def __missing__(self, key):
        return [0.0] * self._epochs


def _fit(self, x=None, y=None, batch_size=None, epochs=1, *args, **kwargs):
    _build_on(self, x)
    history = _History(epochs if isinstance(epochs, int) else 1)
    self.history = history
    return history


def _evaluate(self, x=None, *args, return_dict=False, **kwargs):
    _build_on(self, x)
    return _Curves(1) if return_dict else Anything("evaluate()")


def _predict(self, x=None, *args, **kwargs):
    _build_on(self, x)
    return _zeros_like_output(self, x)


def import_standard_library():
    """Before the process becomes nobody, who may not be allowed to read where Python lies."""
    skipped = {"antigravity", "this", "idlelib", "turtledemo", "turtle", "tkinter", "lib2to3", "__main__"}
    for name in sorted(sys.stdlib_module_names - skipped):
        try:
            module = importlib.import_module(name)
            for child in pkgutil.iter_modules(getattr(module, "__path__", [])):
                if child.name not in ("__main__", "tests", "test", "mbcs", "oem"):
                    importlib.import_module(f"{name}.{child.name}")
        except ImportError:
            continue  # One of another system, `winreg`.


def install():
    """Puts the stand-ins in place; call once, in a process that is thrown away."""
    import keras
    import tensorflow as tf
    from keras.src.optimizers.base_optimizer import BaseOptimizer
    from keras.src.trainers.trainer import Trainer
    from keras.src.utils import file_utils, image_dataset_utils, text_dataset_utils

    Anything.nowhere = tempfile.mkdtemp(prefix="oracle-nowhere-")

    older.install(keras, tf)
    sys.meta_path.append(_MissingPackages())
    builtins.input = lambda prompt="": ""
    builtins.display = builtins.get_ipython = Anything("IPython")
    time.sleep = lambda seconds: None
    os.system = lambda command: 0
    import shutil
    import subprocess

    shutil.rmtree = lambda *args, **kwargs: None
    subprocess.run = subprocess.Popen = subprocess.call = subprocess.check_output = Anything("subprocess")

    datasets = [keras.datasets, tf.keras.datasets]
    for name in _images:
        for each in datasets:
            getattr(each, name).load_data = _load_images(name)
    for each in datasets:
        each.imdb.load_data = _load_texts((25000, 25000), 2)
        each.reuters.load_data = _load_texts((8982, 2246), 46)
        each.imdb.get_word_index = each.reuters.get_word_index = lambda *args, **kwargs: {"word": 1}
        each.boston_housing.load_data = _load_table((404, 102), 13)
        each.california_housing.load_data = _load_table((16512, 4128), 8)

    def get_file(*args, **kwargs):
        _standing_in.add("texts")
        return os.path.join(Anything.nowhere, "file")

    file_utils.get_file = get_file
    for utilities in (keras.utils, tf.keras.utils):
        utilities.get_file = get_file
        utilities.image_dataset_from_directory = _load_directory(True)
        utilities.text_dataset_from_directory = _load_directory(False)
        utilities.plot_model = lambda *args, **kwargs: None
    for module in list(sys.modules.values()):
        # `keras.applications` modules hold their own reference to the utilities' module, so patching it is enough.
        if getattr(module, "image_dataset_from_directory", None) is image_dataset_utils.image_dataset_from_directory:
            module.image_dataset_from_directory = _load_directory(True)
        if getattr(module, "text_dataset_from_directory", None) is text_dataset_utils.text_dataset_from_directory:
            module.text_dataset_from_directory = _load_directory(False)

    for base in [keras.Model, Trainer, *_subclasses_with_fit(keras.Model)]:
        base.fit, base.evaluate, base.predict = _fit, _evaluate, _predict
        for name in ("train_on_batch", "test_on_batch", "predict_on_batch", "fit_generator", "predict_generator", "evaluate_generator"):
            setattr(base, name, lambda self, *args, _name=name, **kwargs: Anything(f"{_name}()"))
    compile_model = Trainer.compile

    def compile_if_possible(self, *args, **kwargs):
        try:
            compile_model(self, *args, **kwargs)
        except (TypeError, ValueError, AttributeError, ImportError):
            return  # An optimizer of another package, or an argument of an older Keras: the model is the same without.

    Trainer.compile = compile_if_possible
    _split_stand_ins()
    for layer in (keras.layers.TextVectorization, keras.layers.StringLookup, keras.layers.IntegerLookup):
        for name in ("get_vocabulary", "vocabulary_size"):
            setattr(layer, name, _made_up_where_texts_are(getattr(layer, name)))
    # What only concerns training must not keep a model from being built: `lr=`, and names of files of an older Keras.
    make_optimizer = BaseOptimizer.__init__
    BaseOptimizer.__init__ = lambda self, *args, lr=None, decay=None, **kwargs: make_optimizer(self, *args, **kwargs)
    keras.callbacks.ModelCheckpoint.__init__ = lambda self, *args, **kwargs: keras.callbacks.Callback.__init__(self)
    for initializer in _all_subclasses(keras.initializers.Initializer):
        # Values do not matter here, and drawing them is most of the time that a large model takes.
        if initializer.__module__.endswith("random_initializers"):
            initializer.__call__ = lambda self, shape, dtype=None, **options: keras.ops.zeros(shape, dtype or "float32")
    keras.Model.load_weights = lambda self, *args, **kwargs: None
    keras.Model.save_weights = lambda self, *args, **kwargs: None
    keras.Model.summary = lambda self, *args, **kwargs: None


def _split_stand_ins():
    """Lets scikit-learn split data that is not here."""
    try:
        import sklearn.model_selection
    except ImportError:
        return
    split = sklearn.model_selection.train_test_split

    def train_test_split(*arrays, **options):
        if any(isinstance(each, Anything) for each in arrays):
            return [Anything("train_test_split()") for _ in range(2 * len(arrays))]
        return split(*arrays, **options)

    sklearn.model_selection.train_test_split = train_test_split


def _all_subclasses(base):
    return [one for child in base.__subclasses__() for one in (child, *_all_subclasses(child))]


def _subclasses_with_fit(base):
    return [each for each in itertools.chain(base.__mro__, base.__subclasses__()) if "fit" in each.__dict__]
