"""Random small programs of Keras, each a case as program_cases.py makes them: the text, and what its data is like."""

import random

import keras
from choices import ANYWHERE, BY_RANK, EXPRESSIONS, HEADS, METRICS, CLASSES, NUMBERS, OPTIMIZERS, OPTIMIZING, RATE, SHARES

HEAD = "import keras\nfrom keras import layers, ops\n"
LARGEST = 120
INPUTS = [{"shape": [6]}, {"shape": [5, 4]}, {"shape": [6, 5, 3]}, {"shape": [4, 4, 3, 2]}, {"shape": [5], "below": 4}]


class Refused(Exception):
    """What was drawn is nothing that Keras takes."""


def arguments(draw, choices, often=0.3):
    """Some of the arguments; those with a `!` always."""
    chosen = [(name.lstrip("!"), draw.choice(texts)) for name, texts in choices.items() if name.startswith("!") or draw.random() < often]
    return ", ".join(f"{name}={text}" for name, text in chosen)


class Net:
    """A model that grows layer by layer; Keras itself says what fits and of what shape the result is."""

    def __init__(self, draw, is_sequential):
        self.draw, self.is_sequential = draw, is_sequential
        self.names, self.lines, self.chain, self.inputs = {}, [], [], []
        exec(HEAD, self.names)

    @property
    def shape(self):
        return self.names["h"].shape

    def say(self, line):
        try:
            exec(line, self.names)
        except Exception as error:
            raise Refused(line) from error
        self.lines.append(line)

    def take(self, kind):
        name = f"input_{len(self.inputs)}"
        self.say(f"{name} = keras.Input({tuple(kind['shape'])})")
        self.say(f"h = {name}")
        self.inputs.append(kind)
        if "below" in kind:
            masked = self.draw.choice(["", ", mask_zero=True", ", mask_zero=True", ", embeddings_regularizer='l2'"])
            self.add(f"layers.Embedding({kind['below']}, 4{masked})")

    def add(self, layer):
        """A layer, where Keras takes it, its result is of some size and it does not make an output smaller than a number."""
        before = self.names["h"]
        line = f"h = {layer}(h)"
        self.say(line)
        size = 1
        for length in self.shape[1:]:
            size *= length or 0
        if not 1 <= size <= LARGEST or len(self.shape) < 2:
            self.names["h"] = before
            self.lines.pop()
            raise Refused(line)
        self.chain.append(layer)

    def grow(self):
        own = {**ANYWHERE, **BY_RANK.get(len(self.shape), {}), **BY_RANK.get(len(self.shape), {})}
        # As often what is for tensors of so many axes as what is for all.
        names = self.draw.choice([list(ANYWHERE), list(BY_RANK.get(len(self.shape), ANYWHERE))])
        fitting = [text for rank, text in EXPRESSIONS if rank in (None, len(self.shape))]
        try:
            if not self.is_sequential and self.draw.random() < 0.35:
                self.say(f"h = {self.draw.choice(fitting).format(last=self.shape[-1])}")
            else:
                name = self.draw.choice(names)
                self.add(f"layers.{name}({arguments(self.draw, own[name])})")
        except Refused:
            pass

    def close(self, activation, output=None):
        """The last layer of an output, and of what shape the output is."""
        if len(self.shape) > 3 or (len(self.shape) > 2 and self.draw.random() < 0.5):
            self.add("layers.Flatten()")
        name = "" if output is None else f", name='{output}'"
        units = self.draw.choice([1, 3]) if activation in ("sigmoid", "softplus") else 3
        self.add(f"layers.Dense({units}, activation='{activation}'{name})")
        return list(self.shape[1:])

    def model(self, outputs):
        if self.is_sequential:
            layers = "".join(f"    {layer},\n" for layer in [f"keras.Input({tuple(self.inputs[0]['shape'])})", *self.chain])
            return f"model = keras.Sequential([\n{layers}])\n"
        inputs = ", ".join(f"input_{index}" for index in range(len(self.inputs)))
        lines = "\n".join(self.lines)
        return f"{lines}\nmodel = keras.Model({listed(inputs)}, {listed(', '.join(outputs))})\n"


def listed(names):
    return f"[{names}]" if "," in names else names


def targets(kind, shape):
    if kind == CLASSES:
        return {"shape": shape[:-1], "below": shape[-1]}
    if kind == "rows":
        return {"shape": shape[:-1], "rows": shape[-1]}
    return {"shape": shape, "below": 2} if kind == SHARES else {"shape": shape}


def compiled(draw, heads):
    optimizer = draw.choice(list(OPTIMIZERS))
    rate = draw.choice(RATE)
    given = ", ".join(part for part in (f"learning_rate={rate}", arguments(draw, OPTIMIZERS[optimizer]), "" if optimizer == "AdamW" else arguments(draw, OPTIMIZING, 0.1)) if part)
    losses, metrics = [], []
    for _, kind, choices in heads:
        name = draw.choice(list(choices))
        losses.append(f"keras.losses.{name}({arguments(draw, choices[name])})")
        metrics.append("[" + ", ".join(draw.sample(METRICS[kind], draw.choice([0, 1, 2]))) + "]")
    several = len(heads) > 1
    loss = f"[{', '.join(losses)}], loss_weights={draw.choice([[1.0, 0.5], [0.2, 2.0]])}" if several else losses[0]
    measured = f"[{', '.join(metrics)}]" if several else metrics[0]
    return f"model.compile(keras.optimizers.{optimizer}({given}), loss={loss}, {draw.choice(['metrics', 'metrics', 'weighted_metrics'])}={measured})\n"


def program(seed):
    """@raises Refused where Keras does not take what was drawn."""
    draw = random.Random(seed)
    keras.utils.clear_session()
    net = Net(draw, is_sequential=draw.random() < 0.45)
    net.take(draw.choice(INPUTS))
    if not net.is_sequential and draw.random() < 0.15:
        net.say("first = h")
        net.take(net.inputs[0])
        net.say(f"h = layers.{draw.choice(['Add()', 'Concatenate()', 'Subtract()', 'Multiply()', 'Maximum()'])}([first, h])")
    for _ in range(draw.choice([1, 2, 3, 4, 6])):
        net.grow()
    head = draw.choice(HEADS)
    heads, shapes, outputs = [head], [], ["h"]
    if not net.is_sequential and draw.random() < 0.15:
        heads.append(draw.choice(HEADS))
        outputs = ["first_output", "h"]
        net.say("shared = h")
        shapes.append(net.close(head[0], "one"))
        net.say("first_output = h")
        net.say("h = shared")
        shapes.append(net.close(heads[1][0], "other"))
    else:
        shapes.append(net.close(head[0]))
    case = {
        "name": str(seed),
        "source": HEAD + net.model(outputs) + compiled(draw, heads),
        "x": net.inputs,
        "y": [targets(kind, shape) for (_, kind, _), shape in zip(heads, shapes)],
        "batchSize": draw.choice([4, 8]),
    }
    if len(heads) == 1 and draw.random() < 0.25:
        per_step = shapes[0][:-1] if draw.random() < 0.5 else []
        if head[1] in (CLASSES, "rows") and len(shapes[0]) == 1 and draw.random() < 0.5:
            case["classWeight"] = [[0, 0.5], [2, 3.0]]
        else:
            case["sampleWeight"] = {"shape": per_step}
    return case
