"""Small changes to a program, each of which should make it wrong: operators, constants, axes, signs, lost terms; terms
too small to see; and arguments that are not used.
"""

import ast
import copy
import functools
import inspect
import pickle
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from nnlib.autodiff import Tensor

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


# What is right only nearly, as programs often have it: a function, and what may stand in its place.
EXP = "np.exp(np.maximum({0}, -50))"
LOG = "np.log({0} + 1e-08)"
NEARLY = {
    **{"np.exp": EXP, "math.exp": EXP, "np.log": LOG, "math.log": LOG},
    "np.log1p": "np.log(1 + {0})",
    "np.expm1": "(np.exp({0}) - 1)",
    "np.sqrt": "np.sqrt({0} + 1e-08)",
    "np.sign": "np.tanh(1000 * ({0}))",
    "np.abs": "np.sqrt(({0}) ** 2 + 1e-08)",
}


def nearly(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what is right only nearly: a small term, a threshold near 0, a soft step for a hard one."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in NEARLY:
        yield "nearly", expression(NEARLY[ast.unparse(node.func)].format(ast.unparse(node.args[0])))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        yield "small term", ast.BinOp(node.left, node.op, expression(f"({ast.unparse(node.right)} + 1e-08)"))
    if isinstance(node, ast.Return) and node.value:
        parts = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        for i, part in enumerate(parts):
            added = [*parts[:i], expression(f"({ast.unparse(part)}) + 1e-08"), *parts[i + 1 :]]
            yield "small term", ast.Return(ast.Tuple(added, ast.Load()) if len(parts) > 1 else added[0])
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE):
        left, right = ast.unparse(node.left), ast.unparse(node.comparators[0])
        for term in ("+ 0.001", "- 0.001"):
            yield "threshold", ast.Compare(node.left, node.ops, [expression(f"{right} {term}")])
        towards = "-" if isinstance(node.ops[0], ast.Gt | ast.GtE) else ""
        yield "soft step", expression(f"1 / (1 + np.exp({towards}1000 * (({left}) - ({right}))))")


def expression(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield a description and a replacement for every way to change one node."""
    yield from nearly(node)
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
            first = node.args[0]
            yield "call dropped", first.value if isinstance(first, ast.Starred) else first
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


def with_constant_arguments(
    solution: Callable[..., Any], use: Callable[..., Any], cases: Sequence[tuple[Any, ...]]
) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield programs that replace one of their arguments by a constant: by each value that it has in the cases.

    >>> def power(x, n):
    ...     return x**n
    >>> for name, program in with_constant_arguments(power, lambda program, *case: program(*case), [(3, 2), (4, 2)]):
    ...     print(name, program(5, 6))
    argument x: value 1 of 2 729
    argument x: value 2 of 2 4096
    argument n: value 1 of 1 25
    """
    signature = inspect.signature(solution)
    values: dict[str, dict[bytes, Any]] = {name: {} for name in signature.parameters}

    @functools.wraps(solution)
    def recording(*given: Any, **named: Any) -> Any:
        for name, value in signature.bind(*given, **named).arguments.items():
            kept = alone(value)
            values[name].setdefault(pickle.dumps(kept), kept)
        return solution(*given, **named)

    for case in cases:
        use(recording, *copy.deepcopy(case))
    for name, constants in values.items():
        # What trains or measures is called hundreds of times: some of its values stand for all.
        step = -(-len(constants) // MOST)
        for number, constant in list(enumerate(constants.values(), 1))[::step]:
            yield f"argument {name}: value {number} of {len(constants)}", constantly(solution, name, constant)


MOST = 12


def alone(value: Any) -> Any:
    """Return a copy of an argument; that of a tensor has no part in a graph."""
    return Tensor(value.data) if isinstance(value, Tensor) else copy.deepcopy(value)


def constantly(solution: Callable[..., Any], name: str, constant: Any) -> Callable[..., Any]:
    signature = inspect.signature(solution)

    def program(*given: Any, **named: Any) -> Any:
        bound = signature.bind(*given, **named)
        bound.arguments[name] = copy.deepcopy(constant)
        return solution(*bound.args, **bound.kwargs)

    return program
