"""The modules of older Keras that programs still import from, as far as what they held is in this Keras."""

import sys
import types

_OLDER_LAYERS = (
    "advanced_activations convolutional convolutional_recurrent core cudnn_recurrent embeddings local merge noise"
    " normalization pooling recurrent rnn wrappers attention experimental experimental.preprocessing preprocessing"
)
_SPELLINGS = {"GlobalAvgPool2D": "GlobalAveragePooling2D", "CuDNNLSTM": "LSTM", "CuDNNGRU": "GRU", "merge": "concatenate"}


class _Older(types.ModuleType):
    """Answers with what the given modules hold, the first that has it."""

    __path__ = []

    def __init__(self, name, *sources):
        super().__init__(name)
        self._sources = sources

    def __getattr__(self, name):
        for source in self._sources:
            found = getattr(source, _SPELLINGS.get(name, name), None) or getattr(source, name, None)
            if found is not None:
                return found
        raise AttributeError(f"{self.__name__} has no {name}")


def install(keras, tf):
    """Registers the modules; those that this Keras has itself stay as they are."""
    public = tf.keras
    image, sequence, text = (getattr(public.preprocessing, each) for each in ("image", "sequence", "text"))
    held = {f"layers.{each}": (public.layers,) for each in _OLDER_LAYERS.split()}
    held |= {
        "utils.np_utils": (public.utils,),
        "utils.vis_utils": (public.utils,),
        "utils.generic_utils": (public.utils,),
        "preprocessing": (public.preprocessing,),
        "preprocessing.image": (image, public.preprocessing.image, public.utils),
        "preprocessing.sequence": (sequence, public.preprocessing.sequence),
        "preprocessing.text": (text,),
        "objectives": (public.losses,),
        "engine": (public.layers, public.models),
        "engine.topology": (public.layers,),
        "engine.training": (public.models,),
        "engine.base_layer": (public.layers,),
        "engine.input_layer": (public.layers,),
        "layers.normalization.batch_normalization": (public.layers,),
        "wrappers.scikit_learn": (),
        "saving.save": (public.models,),
        "experimental": (public,),
    }
    for root in ("keras", "tensorflow.keras", "keras.api._v2.keras"):
        for name, sources in held.items():
            _register(f"{root}.{name}", sources)
    python = _Older("tensorflow.python.keras", public)
    python.__version__ = "2.6.0"
    sys.modules["tensorflow.python"].keras = sys.modules["tensorflow.python.keras"] = python
    for name in ("layers", "models", "optimizers", "callbacks", "utils", "losses", "metrics", "initializers", "regularizers",
                 "activations", "backend", "datasets", "applications", "constraints"):
        _register(f"tensorflow.python.keras.{name}", (getattr(public, name),), force=True)
    for name, sources in held.items():
        _register(f"tensorflow.python.keras.{name}", sources, force=True)
    public.layers.experimental = keras.layers.experimental = sys.modules["tensorflow.keras.layers.experimental"]
    sys.modules["tensorflow.keras.layers.experimental"].preprocessing = public.layers
    for utilities in (keras.utils, public.utils):
        utilities.np_utils = public.utils
    public.experimental = sys.modules["tensorflow.keras.experimental"]


def _register(name, sources, force=False):
    if not force and name in sys.modules:
        return
    module = _Older(name, *sources)
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent in sys.modules and isinstance(sys.modules[parent], _Older):
        sys.modules[parent].__dict__[child] = module
