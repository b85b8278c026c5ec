"""What the chapters build is what nnlib has: the book and the library cannot drift apart.

The last definition of a function in the lessons, and of each method of a class, is compared with nnlib's of the same
name. Docstrings, annotations and calls of guards are left out of the comparison, for the chapters do without them.
Cells tagged `exercise` or `solution` are the learner's own.
"""

import ast
import copy
import difflib
import json
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
import yaml

import nnlib

ROOT = Path(__file__).parents[1]
Definition = ast.FunctionDef | ast.ClassDef

# What only guards ask for, and what a chapter uses and does not build.
NOT_BUILT = {"Network.n_in", "Network.n_out", "Network.save", "Network.load"}


class Essence(ast.NodeTransformer):
    """Strips what a chapter does without."""

    def visit_Module(self, node):
        return self.generic_visit(node)

    def visit_ClassDef(self, node):
        return self.strip(node)

    def visit_FunctionDef(self, node):
        node.returns = None
        return self.strip(node)

    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_AnnAssign(self, node):
        if node.value is None:
            return None
        return ast.Assign([node.target], node.value, lineno=node.lineno)

    def visit_Assign(self, node):
        return None if is_guard(node.value) else node

    def visit_Expr(self, node):
        return None if is_guard(node.value) else node

    def visit_With(self, node):
        self.generic_visit(node)
        return node.body if all(is_guard(item.context_expr) for item in node.items) else node

    def strip(self, node):
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:]
        self.generic_visit(node)
        node.body = node.body or [ast.Pass()]
        return node


def is_guard(value: ast.expr) -> bool:
    """Tell whether all that is computed is a call of a guard, or several, or what a chapter has in place of one."""
    if isinstance(value, ast.Tuple):
        return all(map(is_guard, value.elts))
    written = ast.unparse(value)
    return isinstance(value, ast.Call) and (written.startswith("guards.") or written == "np.random.default_rng(rng)")


def essence(definition: Definition) -> str:
    """The definition as code without docstrings, annotations and guards."""
    tree = ast.parse(ast.unparse(definition))
    return ast.unparse(ast.fix_missing_locations(Essence().visit(tree)))


def difference(built: Definition, library: Definition) -> str:
    """How the two differ, as a diff; empty if they are equal."""
    lines = essence(built).splitlines(), essence(library).splitlines()
    return "\n".join(difflib.unified_diff(*lines, "lesson", "nnlib", lineterm=""))


def lesson_code(path: Path) -> str:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return "\n\n".join(
        "".join(cell["source"])
        for cell in cells
        if cell["cell_type"] == "code"
        and not {"exercise", "solution"} & set(cell["metadata"].get("tags", []))
        and not "".join(cell["source"]).startswith("%")
    )


def lesson_paths() -> list[Path]:
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    pages = [page["file"] for part in toc["parts"] for page in part["chapters"]]
    return [ROOT / f"{page}.ipynb" for page in pages if page.startswith("lessons/")]


def is_protocol(definition: Definition) -> bool:
    return isinstance(definition, ast.ClassDef) and "Protocol" in map(ast.unparse, definition.bases)


def without_methods(definition: Definition) -> str:
    """A class as code, without its methods."""
    tree = ast.parse(ast.unparse(definition)).body[0]
    assert isinstance(tree, ast.ClassDef)
    tree.body = [node for node in tree.body if not isinstance(node, ast.FunctionDef)] or [ast.Pass()]
    return essence(tree)


def definitions(code: str) -> dict[str, Definition]:
    """The last function or class of each name at the top level.

    A class that is derived from its namesake keeps what the one before it has and does not define anew.
    """
    found: dict[str, Definition] = {}
    for node in ast.parse(code).body:
        if isinstance(node, Definition):
            before = found.get(node.name)
            found[node.name] = grown(before, node) if is_grown(before, node) else node
    return found


def is_grown(before: Definition | None, node: Definition) -> bool:
    if not (isinstance(before, ast.ClassDef) and isinstance(node, ast.ClassDef)):
        return False
    return any(ast.unparse(base).rpartition(".")[2] == node.name for base in node.bases)


def grown(before: Any, node: Any) -> ast.ClassDef:
    """The class before, with the methods of the one that is derived from it."""
    new = {method.name: method for method in node.body if isinstance(method, ast.FunctionDef)}
    kept = [one for one in before.body if not (isinstance(one, ast.FunctionDef) and one.name in new)]
    whole = copy.copy(before)
    whole.body = [*kept, *new.values()]
    return whole


def members(definitions: dict[str, Definition]) -> dict[str, Definition]:
    """Functions by their names, and the methods of classes by the names of both."""
    found: dict[str, Definition] = {}
    for name, definition in definitions.items():
        if isinstance(definition, ast.FunctionDef):
            found[name] = definition
        else:
            methods = [node for node in definition.body if isinstance(node, ast.FunctionDef)]
            found |= {f"{name}.{method.name}": method for method in methods}
    return found


LESSONS = "\n\n".join(lesson_code(path) for path in lesson_paths())
BUILT = definitions(LESSONS)
LIBRARY = {
    name: definition
    for path in sorted((ROOT / "nnlib").glob("*.py"))
    for name, definition in definitions(path.read_text("utf-8")).items()
    if path.stem not in ("guards", "saving", "datasets") and not is_protocol(definition)
}
BOTH = {name for name in members(LIBRARY) if name in members(BUILT) or name.partition(".")[0] in BUILT}


@pytest.mark.parametrize("name", sorted(BOTH - NOT_BUILT))
def test_lesson_builds_what_the_library_has(name):
    assert name in members(BUILT), f"no chapter builds {name}"
    found = difference(members(BUILT)[name], members(LIBRARY)[name])
    assert not found, f"{name} differs between the lessons and nnlib:\n{found}"


def test_a_chapter_adds_no_method_that_the_library_lacks():
    own = {name for name in members(BUILT) if name.partition(".")[0] in LIBRARY} - members(LIBRARY).keys()
    assert not own


def test_bases_and_attributes_of_classes_are_the_same():
    for name in sorted(BUILT.keys() & LIBRARY.keys()):
        if isinstance(LIBRARY[name], ast.ClassDef):
            built, library = [without_methods(one[name]) for one in (BUILT, LIBRARY)]
            assert built == library, name


def test_every_public_name_is_built_in_a_chapter():
    """An object, such as `nnlib.sigmoid`, is built where its class is."""
    for name in nnlib.__all__:
        public = getattr(nnlib, name)
        has_a_name = isinstance(public, type | FunctionType)
        assert (name if has_a_name else type(public).__name__) in BUILT
    assert "Tensor" in BUILT, "nnlib.autodiff's class, which nnlib does not import by itself"


def test_what_is_not_built_is_in_the_library():
    assert members(LIBRARY).keys() >= NOT_BUILT


def only(code: str) -> Definition:
    [definition] = definitions(code).values()
    return definition


def test_guards_annotations_and_docstrings_make_no_difference():
    library = '''
class Layer(Base):
    """A layer."""

    W: Array

    @property
    def size(self) -> int:
        """How many."""
        return self.W.size

    scale = guards.numeric(0)

    def forward(self, X: Array, *, scale: float = 1.0) -> Array:
        """One step."""
        X, scale = guards.batch("X", X), guards.number("scale", scale)
        guards.chain(X)
        Z: Array = X @ self.W.T
        return Z * scale
'''
    lesson = """
class Layer(Base):
    @property
    def size(self):
        return self.W.size

    def forward(self, X, *, scale=1.0):
        Z = X @ self.W.T  # the weighted sums
        return (Z * scale)
"""
    assert not difference(only(lesson), only(library))


@pytest.mark.parametrize(
    "drifted",
    [
        "def f(a, b=1): return a * b",
        "def f(a, b=2): return b * a",
        "def f(a, *, b=2): return a * b",
        "def f(a, b=2): a * b",
        "@property\ndef f(a, b=2): return a * b",
        "def f(a, b=2):\n    a = guard(a)\n    return a * b",
        "class f: pass",
    ],
)
def test_a_drift_is_caught_and_shown(drifted):
    found = difference(only(drifted), only("def f(a: int, b: int = 2) -> int:\n    return a * b"))
    assert found.startswith("--- lesson\n+++ nnlib")


def test_a_later_definition_supersedes_an_earlier_one():
    code = "def f(x): return x\ndef f(x): return 2 * x"
    assert essence(definitions(code)["f"]) == "def f(x):\n    return 2 * x"


def test_a_class_derived_from_its_namesake_supersedes_the_methods_that_it_defines():
    code = """
class C:
    def f(self): return 1
    def g(self): return 2
class C(library.C):
    def g(self): return 3
    def h(self): return 4
class D(C):
    def f(self): return 5
"""
    assert essence(definitions(code)["C"]).splitlines() == [
        "class C:",
        *["", "    def f(self):", "        return 1"],
        *["", "    def g(self):", "        return 3"],
        *["", "    def h(self):", "        return 4"],
    ]
    assert members(definitions(code)).keys() == {"C.f", "C.g", "C.h", "D.f"}


def test_a_guard_around_a_block_and_a_generator_from_a_seed_make_no_difference():
    library = """
def f(x, rng):
    rng = guards.generator(rng)
    with guards.values_seen(x), guards.quiet():
        x = x + rng.random()
    with np.errstate(over="ignore"):
        return x
"""
    lesson = """
def f(x, rng):
    rng = np.random.default_rng(rng)
    x = x + rng.random()
    with np.errstate(over="ignore"):
        return x
"""
    assert not difference(only(lesson), only(library))
    assert difference(only(lesson.replace("x + rng", "x - rng")), only(library))
