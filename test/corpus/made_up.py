"""Finds out whether a model depends on the value of a stand-in: then it is made up, and no measure of anything."""

import ast

from bindings import statements_at


class Dependencies:
    """The lines of a file that what stands on others depends on, by the names in them."""

    def __init__(self, module):
        self.module = module

    def lines(self, frames):
        """Of the statements at work and all that bind the names in them: a set of (cell, line)."""
        seen, lines = set(), set()
        waiting = [each for cell, line in frames for each in statements_at(self.module, cell, line)]
        while waiting:
            statement, scope = waiting.pop()
            if (id(statement), id(scope)) in seen:
                continue
            seen.add((id(statement), id(scope)))
            lines |= {(self.module.cell_of(statement), line) for line in own_lines(statement)}
            for node in self.module.own_expressions(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                    for kind, value, at, where in self.module.bindings(node, statement, scope) or []:
                        if kind == "value":
                            waiting.append((at, where))
                        elif kind == "function":
                            waiting += [(inner, value) for inner in ast.walk(value) if isinstance(inner, ast.Return)]
        return lines


def own_lines(statement):
    """Of a statement that holds others, only its head."""
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno
    return range(statement.lineno, max(last, statement.lineno) + 1)


def is_made_up(model, dependencies, made_up_at):
    if not made_up_at:
        return False
    frames = [frame for made in [model, *model["layers"]] for frame in made["madeAt"] or []]
    if model["class"] != "Functional":
        frames += model["builtAt"] or []
    return not made_up_at.isdisjoint(dependencies.lines(frames))
