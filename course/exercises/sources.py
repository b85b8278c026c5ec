"""The source of a learner's program: the text as it stands in its cell, and what it says."""

import ast
import inspect
import linecache
import sysconfig
import textwrap
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

LIBRARIES = tuple({sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")})
PACKAGES = {"course", "nnlib", "numpy"}


def functions_of(thing: Any) -> list[Any]:
    """Return a function itself, or all methods of a class."""
    members = [thing] if hasattr(thing, "__code__") else getattr(thing, "__dict__", {}).values()
    return [one for one in members if hasattr(one, "__code__")]


def code_of(thing: Any) -> list[CodeType]:
    """Return the code of a function, or of all methods of a class."""
    return [function.__code__ for function in functions_of(thing)]


def definition_of(thing: Any) -> ast.AST | None:
    """Return the definition of a function or a class as it stands in its cell, or None where no cell is known."""
    codes = code_of(thing)
    if not codes:
        return None
    try:
        tree = ast.parse("".join(linecache.getlines(codes[0].co_filename)))
    except SyntaxError:  # A cell with commands that are not Python, such as %timeit.
        return definition_alone(thing)
    kinds = (ast.ClassDef,) if isinstance(thing, type) else (ast.FunctionDef, ast.Lambda)
    line = codes[0].co_firstlineno
    around = [node for node in ast.walk(tree) if isinstance(node, kinds) and line in lines_of(node)]
    return max(around, key=lambda node: lines_of(node).start, default=None)


def definition_alone(thing: Any) -> ast.AST | None:
    try:
        return ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]
    except (OSError, TypeError, SyntaxError):
        return None


def lines_of(node: Any) -> range:
    """Return the numbers of the lines of a definition, with its decorators."""
    first = min(one.lineno for one in [node, *getattr(node, "decorator_list", [])])
    return range(first, node.end_lineno + 1)


def meaning(definition: ast.AST) -> str:
    """Return what a definition says, whatever its spaces, comments and docstrings are."""
    tree = ast.parse(ast.unparse(definition))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree)


def is_written_as(thing: Any, source: str) -> bool:
    """Whether a program says what a source says; False where its own source is not known."""
    definition = definition_of(thing)
    return definition is not None and meaning(definition) == meaning(ast.parse(source).body[0])


def has_open_places(thing: Any) -> bool:
    """Whether `...` stands in a program where a value belongs."""
    definition = definition_of(thing)
    if definition is None:
        return False
    indices = [
        part for node in ast.walk(definition) if isinstance(node, ast.Subscript) for part in ast.walk(node.slice)
    ]
    dots = [node for node in ast.walk(definition) if isinstance(node, ast.Constant) and node.value is Ellipsis]
    return any(dot not in indices for dot in dots)


def names_read_in(definition: ast.AST) -> set[str]:
    """Return the names whose values a definition uses."""
    return {node.id for node in ast.walk(definition) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}


def reached_by(thing: Any) -> Iterator[ast.AST]:
    """Yield the definition of a program and of all of the learner's own functions that it calls by name."""
    waiting, seen = [thing], set()
    while waiting:
        one = waiting.pop()
        definition = definition_of(one)
        if definition is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield definition
        for function in functions_of(one):
            called = [function.__globals__.get(name) for name in names_in(function.__code__)]
            waiting += [other for other in called if isinstance(other, FunctionType | type) and is_own(other)]


def names_in(code: CodeType) -> list[str]:
    """Return the names that a piece of code uses, in its inner functions too."""
    inner = [names_in(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return [*code.co_names, *(name for names in inner for name in names)]


def is_own(thing: Any) -> bool:
    """Whether a learner wrote a function or a class, in a cell or a file of her own."""
    if (getattr(thing, "__module__", None) or "").partition(".")[0] in PACKAGES:
        return False
    return not any(code.co_filename.startswith(LIBRARIES) for code in code_of(thing))
