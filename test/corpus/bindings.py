"""Which expressions a name of a file may stand for, by its text alone; for judge.py."""

import ast

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.With, *FUNCTIONS, ast.ClassDef)


class Module:
    """The statements of all cells, and what binds each name in each scope: the module is None, a function its node."""

    def __init__(self, cells):
        self.trees = {}
        self.parents = {}
        self.order = {}
        self.bound = {}
        self.stars = []
        for number, text in cells:
            try:
                tree = ast.parse(text)
            except (SyntaxError, ValueError):
                continue
            self.trees[number] = tree
            for node in ast.walk(tree):
                for child in ast.iter_child_nodes(node):
                    self.parents[child] = node
            for node in self.in_order(tree):
                self.order[node] = len(self.order)
        for statement in list(self.order):
            self.bind(statement)

    def cell_of(self, node):
        while node in self.parents:
            node = self.parents[node]
        return next(number for number, tree in self.trees.items() if tree is node)

    def in_order(self, node):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.stmt, ast.ExceptHandler)):
                yield child
            yield from self.in_order(child)

    def scope_of(self, node):
        node = self.parents.get(node)
        while node is not None and not isinstance(node, FUNCTIONS):
            node = self.parents.get(node)
        return node

    def bind(self, statement):
        scope = self.scope_of(statement)

        def note(name, kind, value):
            self.bound.setdefault((scope, name), []).append((kind, value, statement, scope))

        if isinstance(statement, FUNCTIONS):
            if not isinstance(self.parents.get(statement), ast.ClassDef):
                note(statement.name, "function", statement)
            arguments = statement.args
            for each in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]:
                if each is not None:
                    self.bound.setdefault((statement, each.arg), []).append(("parameter", each, statement, statement))
        elif isinstance(statement, ast.ClassDef):
            note(statement.name, "class", statement)
        elif isinstance(statement, ast.Import):
            for each in statement.names:
                note(each.asname or each.name.split(".")[0], "import", each.name if each.asname else each.name.split(".")[0])
        elif isinstance(statement, ast.ImportFrom):
            for each in statement.names:
                source = f"{'.' * statement.level}{statement.module or ''}"
                if each.name == "*":
                    self.stars.append(source)
                else:
                    note(each.asname or each.name, "import", f"{source}.{each.name}")
        elif isinstance(statement, (ast.For, ast.AsyncFor)):
            self.note_targets(statement.target, statement.iter, note)
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                self.note_targets(target, statement.value, note)
        elif isinstance(statement, (ast.AnnAssign, ast.AugAssign)) and statement.value is not None:
            self.note_targets(statement.target, statement.value, note)
        elif isinstance(statement, ast.With):
            for item in statement.items:
                if item.optional_vars is not None:
                    self.note_targets(item.optional_vars, item.context_expr, note)
        for node in self.own_expressions(statement):
            if isinstance(node, ast.comprehension):
                self.note_targets(node.target, node.iter, note)
            elif isinstance(node, ast.NamedExpr):
                self.note_targets(node.target, node.value, note)

    def own_expressions(self, statement):
        for child in ast.iter_child_nodes(statement):
            if not isinstance(child, (ast.stmt, ast.ExceptHandler)):
                yield child
                yield from self.own_expressions(child)

    def note_targets(self, target, value, note):
        """Of `a, b = 1, 2` each its own; of other unpackings, all are made of the whole."""
        if isinstance(target, (ast.Tuple, ast.List)):
            parts = value.elts if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts) else None
            for index, each in enumerate(target.elts):
                self.note_targets(each, parts[index] if parts else value, note)
        elif isinstance(target, ast.Starred):
            self.note_targets(target.value, value, note)
        elif isinstance(target, ast.Name):
            note(target.id, "value", value)

    def star_of(self, families):
        return any(source.split(".")[0] in families for source in self.stars)

    def bindings(self, node, statement, scope):
        """What the name may stand for in a statement; null where the file does not bind it."""
        while True:
            all_of_it = self.bound.get((scope, node.id))
            if all_of_it is not None:
                return self.reaching(all_of_it, statement, scope)
            if scope is None:
                return None
            # In a function of a module, everything that the module ever binds may be meant.
            statement, scope = None, self.scope_of(scope)

    def reaching(self, bindings, statement, scope):
        """Those that can be the last one before a statement of the same scope."""
        if statement is None or statement not in self.order or self.scope_of(statement) is not scope and statement is not scope:
            return bindings
        here = self.order[statement]
        comprehended = [each for each in bindings if each[2] is statement and not isinstance(statement, (ast.Assign, ast.AugAssign, ast.AnnAssign))]
        before = [each for each in bindings if self.order[each[2]] < here or each[0] == "parameter"]
        around = set(self.around(statement))
        last = next((i for i in range(len(before) - 1, -1, -1) if before[i][0] == "parameter" or self.block(before[i][2]) in around), 0)
        if isinstance(statement, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
            comprehended = [each for each in bindings if each[2] is statement and not self.is_own_value(each, statement)]
        loops = [each for each in around if isinstance(each[0], (ast.For, ast.While))]
        repeated = [each for each in bindings if self.order[each[2]] >= here and any(block in loops for block in self.around(each[2]))]
        return [*before[last:], *comprehended, *repeated] or bindings

    @staticmethod
    def is_own_value(binding, statement):
        """Whether it is what the statement assigns, after its right-hand side was worked out."""
        return binding[1] is statement.value

    def block(self, statement):
        """The list of statements that it stands in: the statement that holds it, and which of its lists."""
        parent = self.parents.get(statement)
        for field in ("body", "orelse", "finalbody", "handlers"):
            if statement in getattr(parent, field, []):
                # The cells of a notebook are one after the other.
                return (None, "body") if isinstance(parent, ast.Module) else (parent, field)
        return (parent, "")

    def around(self, statement):
        while statement is not None and not isinstance(statement, ast.Module):
            block = self.block(statement)
            yield block
            if isinstance(statement, FUNCTIONS):
                return
            statement = block[0]


def statements_at(module, cell, line):
    """The innermost statement at a line, and those of its function that it stands in; with their scope."""
    tree = module.trees.get(cell)
    if tree is None:
        return
    holding = [node for node in module.in_order(tree) if isinstance(node, ast.stmt) and node.lineno <= line <= node.end_lineno]
    if not holding:
        return
    innermost = holding[-1]
    scope = module.scope_of(innermost)
    for node in holding:
        if node is innermost or module.scope_of(node) is scope:
            yield node, module.scope_of(node)
        elif node is scope:
            yield node, module.scope_of(node)
