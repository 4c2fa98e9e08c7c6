"""Says which of the oracle's models are literal: nothing in the statements that make them is unknown in the source.

It looks at the file's text and at the lines that Keras was made to work by, never at what the reader makes of it. A
model is literal when the statements at work as it, its layers and (where it has no Input) its weights were made, those
in the functions that were called and those that called them, consist of
- constants, and containers, arithmetic, comparisons, comprehensions and the usual builtins of such parts,
- names that are bound to such expressions only, and parameters, whose arguments stand in the statements that call,
- calls of Keras, TensorFlow, numpy and math that read nothing from outside, and methods of what they return,
- functions of the file that return such expressions, and subclasses of Keras's Model,
and the conditions and loops around them consist of such parts, too. So arguments of the command line, files, data sets
(also of keras.datasets), vocabularies that were adapted to data, lambdas, layers of the file's own, other packages and
other modules are all no literals.
"""

import ast
import builtins

from bindings import statements_at

FAMILIES = ("keras", "tensorflow", "tf_keras", "numpy", "math")
# What reads from outside, or holds what was read.
READS = {
    "datasets", "load_data", "load_model", "get_file", "image_dataset_from_directory", "text_dataset_from_directory",
    "timeseries_dataset_from_array", "audio_dataset_from_directory", "model_from_json", "load_img", "data", "io", "load",
    "loadtxt", "genfromtxt", "fromfile", "saved_model", "contrib", "examples", "app", "estimator",
    "flags", "load_weights", "feature_column", "hub",
}
ADAPTED = {"adapt", "get_vocabulary", "vocabulary_size", "fit", "fit_generator", "evaluate", "predict", "numpy", "element_spec"}
ADAPTABLE = {"Normalization", "TextVectorization", "StringLookup", "IntegerLookup", "Discretization"}
BUILTINS = {
    "range", "len", "zip", "enumerate", "int", "float", "str", "bool", "dict", "list", "tuple", "set", "min", "max", "sum", "abs",
    "round", "pow", "divmod", "reversed", "sorted", "super", "print", "isinstance", "type", "any", "all", "hasattr", "map", "slice",
}


class NotLiteral(Exception):
    """With the reason, for people who look at the list."""


class Literals:
    """The check of one file."""

    def __init__(self, module):
        self.module = module
        self.known = {}
        self.open = set()

    def check_lines(self, lines):
        for cell, line in lines:
            for statement, scope in statements_at(self.module, cell, line):
                self.statement(statement, scope)

    def statement(self, node, scope):
        """A simple statement with its parts, and of one that holds others the parts that decide about those."""
        if isinstance(node, (ast.If, ast.While)):
            if not is_main_guard(node):
                self.expression(node.test, node, scope)
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            self.expression(node.iter, node, scope)
        elif isinstance(node, ast.FunctionDef):
            for default in [*node.args.defaults, *node.args.kw_defaults]:
                if default is not None:
                    self.expression(default, node, scope)
        elif isinstance(node, ast.ClassDef):
            self.is_model_class(node, scope)
        elif not isinstance(node, (ast.With, ast.Try)):
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr) and not is_target(child):
                    self.expression(child, node, scope)

    def expression(self, node, statement, scope):
        key = (id(node), id(scope))
        if key in self.known:
            if self.known[key] is not None:
                raise self.known[key]
            return
        if key in self.open:
            return  # A name that is bound to something made of itself, such as `x = layer(x)`.
        self.open.add(key)
        try:
            self.parts(node, statement, scope)
            self.known[key] = None
        except NotLiteral as reason:
            self.known[key] = reason
            raise
        finally:
            self.open.discard(key)

    def parts(self, node, statement, scope):
        if isinstance(node, (ast.Lambda, ast.Await, ast.Yield, ast.YieldFrom)):
            raise NotLiteral(f"line {node.lineno}: a {type(node).__name__.lower()}")
        if isinstance(node, ast.Name):
            if not is_target(node):
                self.name(node, statement, scope)
            return
        if isinstance(node, ast.Call):
            self.call(node, statement, scope)
            return
        if isinstance(node, ast.Attribute):
            self.attribute(node, statement, scope)
            return
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.expr, ast.keyword, ast.comprehension, ast.FormattedValue)):
                self.parts_or_expression(child, statement, scope)

    def parts_or_expression(self, child, statement, scope):
        if isinstance(child, ast.expr):
            self.expression(child, statement, scope)
        else:
            for part in ast.iter_child_nodes(child):
                if isinstance(part, ast.expr):
                    self.expression(part, statement, scope)

    def name(self, node, statement, scope):
        bindings = self.module.bindings(node, statement, scope)
        if bindings is None:
            if node.id in BUILTINS or self.module.star_of(FAMILIES) and not hasattr(builtins, node.id):
                return
            raise NotLiteral(f"line {node.lineno}: {node.id}")
        for kind, value, at, where in bindings:
            if kind == "value":
                self.expression(value, at, where)
            elif kind == "import" and value.split(".")[0] not in FAMILIES:
                raise NotLiteral(f"line {at.lineno}: {value} is imported")
            elif kind == "import" and (READS | ADAPTED) & set(value.split(".")[1:]):
                raise NotLiteral(f"line {at.lineno}: {value}")
            elif kind == "class":
                self.is_model_class(value, where)
            elif kind == "function":
                self.statement(value, where)
            elif kind == "other":
                raise NotLiteral(f"line {at.lineno}: {node.id}")

    def is_model_class(self, node, scope):
        if not node.bases:
            raise NotLiteral(f"line {node.lineno}: class {node.name}")
        for base in node.bases:
            names = self.module.bindings(base, node, scope) if isinstance(base, ast.Name) else None
            own = [value for kind, value, _, _ in names or [] if kind == "class"]
            if own and own[0] is not node:
                self.is_model_class(own[0], scope)
                continue
            last = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
            if last not in ("Model", "Sequential", "Functional"):
                raise NotLiteral(f"line {node.lineno}: class {node.name}, a {last} of the file's own")

    def attribute(self, node, statement, scope):
        if node.attr in ADAPTED:
            raise NotLiteral(f"line {node.lineno}: .{node.attr}")
        if node.attr in READS and self.is_of_a_family(node.value, statement, scope):
            raise NotLiteral(f"line {node.lineno}: .{node.attr}")
        self.expression(node.value, statement, scope)

    def is_of_a_family(self, node, statement, scope):
        """Whether it is a module of Keras and the like, by its import."""
        while isinstance(node, ast.Attribute):
            node = node.value
        bindings = self.module.bindings(node, statement, scope) if isinstance(node, ast.Name) else None
        return any(kind == "import" for kind, *_ in bindings or [])

    def call(self, node, statement, scope):
        self.expression(node.func, statement, scope)
        for argument in [*node.args, *[keyword.value for keyword in node.keywords]]:
            self.expression(argument, statement, scope)
        if isinstance(node.func, ast.Name):
            for kind, value, _, _ in self.module.bindings(node.func, statement, scope) or []:
                if kind == "function":
                    self.returned(value)

    def returned(self, function):
        for inner in ast.walk(function):
            if isinstance(inner, ast.Return) and inner.value is not None and self.module.scope_of(inner) is function:
                self.expression(inner.value, inner, function)


def is_target(node):
    return isinstance(getattr(node, "ctx", None), (ast.Store, ast.Del)) and not isinstance(node, (ast.Attribute, ast.Subscript))


def is_main_guard(node):
    return any(isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(node.test))


def why_not_literal(model, literals, has_adapt):
    """Null where it is literal."""
    made = [model["madeAt"], *[layer["madeAt"] for layer in model["layers"]]]
    if model["class"] != "Functional":
        made.append(model["builtAt"])
    try:
        for lines in made:
            literals.check_lines(lines or [])
    except NotLiteral as reason:
        return str(reason)
    except RecursionError:
        return "too deep"
    adapted = next((layer["class"] for layer in model["layers"] if has_adapt and layer["class"] in ADAPTABLE), None)
    return None if adapted is None else f"{adapted} is adapted to data"
