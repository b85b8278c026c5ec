"""Small changes to a program, each of which should make it wrong: operators, constants, axes, signs, lost terms."""

import ast
import copy
from collections.abc import Iterator

OPERATORS: dict[type[ast.operator], list[type[ast.operator]]] = {
    ast.Add: [ast.Sub, ast.Mult],
    ast.Sub: [ast.Add],
    ast.Mult: [ast.Div, ast.Add],
    ast.Div: [ast.Mult],
    ast.Pow: [ast.Mult],
    ast.MatMult: [ast.Mult],
    ast.Mod: [ast.FloorDiv],
}
COMPARISONS: dict[type[ast.cmpop], list[type[ast.cmpop]]] = {
    ast.Gt: [ast.GtE, ast.Lt],
    ast.GtE: [ast.Gt, ast.LtE],
    ast.Lt: [ast.LtE, ast.Gt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
}
NAMES = {"sum": "mean", "mean": "sum", "max": "min", "min": "max"}


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield a description and a replacement for every way to change one node."""
    if isinstance(node, ast.BinOp):
        for other in OPERATORS.get(type(node.op), []):
            yield "operator", ast.BinOp(node.left, other(), node.right)
        yield "left alone", node.left
        yield "right alone", node.right
        if not isinstance(node.op, ast.Add | ast.Mult):
            yield "sides swapped", ast.BinOp(node.right, node.op, node.left)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "sign", node.operand
    if isinstance(node, ast.Compare):
        for other_comparison in COMPARISONS.get(type(node.ops[0]), []):
            yield "comparison", ast.Compare(node.left, [other_comparison()], node.comparators)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        for value in sorted({node.value + 1, node.value - 1, -node.value, 2 * node.value} - {node.value}):
            yield "constant", ast.Constant(value)
    if isinstance(node, ast.Call):
        if node.args:
            yield "call dropped", node.args[0]
        elif isinstance(node.func, ast.Attribute):
            yield "method dropped", node.func.value
        for i in range(len(node.keywords)):
            yield "keyword dropped", ast.Call(node.func, node.args, node.keywords[:i] + node.keywords[i + 1 :])
    if isinstance(node, ast.Attribute):
        if node.attr == "T":
            yield "no transpose", node.value
        if node.attr in NAMES:
            yield "other reduction", ast.Attribute(node.value, NAMES[node.attr], node.ctx)
    if isinstance(node, ast.Slice):
        for part in ("lower", "upper", "step"):
            if getattr(node, part) is not None:
                other_slice = copy.copy(node)
                setattr(other_slice, part, None)
                yield f"slice without {part}", other_slice
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        yield "order", ast.Tuple(node.elts[::-1], node.ctx)
        yield "first alone", node.elts[0]
    if isinstance(node, ast.AugAssign):
        yield "statement dropped", ast.Pass()
        if isinstance(node.op, ast.Add):
            yield "minus", ast.AugAssign(node.target, ast.Sub(), node.value)
    if isinstance(node, ast.Return):
        yield "no return", ast.Expr(node.value) if node.value else ast.Pass()


class Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def mutants(source: str) -> list[tuple[str, str]]:
    """Return a description and the source of every program that is one small change away.

    >>> for name, _ in mutants("b = a - 1"):
    ...     print(name)
    operator: a - 1 -> a + 1
    left alone: a - 1 -> a
    right alone: a - 1 -> 1
    sides swapped: a - 1 -> 1 - a
    constant: 1 -> -1
    constant: 1 -> 0
    constant: 1 -> 2
    """
    plain = ast.unparse(ast.parse(source))
    found: dict[str, str] = {}
    size = len(list(ast.walk(ast.parse(plain))))
    for place in range(size):
        original = list(ast.walk(ast.parse(plain)))[place]
        for number in range(len(list(changes(original)))):
            tree = ast.parse(plain)
            node = list(ast.walk(tree))[place]
            name, new = list(changes(node))[number]
            try:
                mutated = ast.unparse(ast.fix_missing_locations(Replace(node, new).visit(tree)))
            except (ValueError, RecursionError):
                continue
            if mutated != plain:
                found.setdefault(mutated, f"{name}: {ast.unparse(node)} -> {ast.unparse(new)}")
    return [(name, mutated) for mutated, name in found.items()]
