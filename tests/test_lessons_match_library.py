"""What the chapters build is what nnlib has: the book and the library cannot drift apart.

The last definition of a function or class in the lessons is compared with nnlib's of the same name.
Docstrings, annotations and decorators that only guard are left out of the comparison, for the
chapters do without them. Cells tagged `exercise` or `solution` are the learner's own.
"""

import ast
import difflib
import json
from pathlib import Path

import pytest
import yaml

import nnlib

ROOT = Path(__file__).parents[1]
SHAPING_DECORATORS = {"property", "staticmethod", "classmethod", "dataclass"}
Definition = ast.FunctionDef | ast.ClassDef


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

    def strip(self, node):
        node.decorator_list = [
            decorator
            for decorator in node.decorator_list
            if ast.unparse(decorator).split("(")[0].split(".")[-1] in SHAPING_DECORATORS
        ]
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:]
        self.generic_visit(node)
        node.body = node.body or [ast.Pass()]
        return node


def essence(definition: Definition) -> str:
    """The definition as code without docstrings, annotations and guards."""
    copy = ast.parse(ast.unparse(definition))
    return ast.unparse(ast.fix_missing_locations(Essence().visit(copy)))


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


def definitions(code: str) -> dict[str, Definition]:
    """The last function or class of each name at the top level."""
    return {node.name: node for node in ast.parse(code).body if isinstance(node, Definition)}


def assignments(code: str) -> set[str]:
    """The names given a value at the top level."""
    targets = [target for node in ast.parse(code).body if isinstance(node, ast.Assign) for target in node.targets]
    return {target.id for target in targets if isinstance(target, ast.Name)}


LESSONS = "\n\n".join(lesson_code(path) for path in lesson_paths())
BUILT = definitions(LESSONS)
LIBRARY = {
    name: definition
    for path in sorted((ROOT / "nnlib").glob("*.py"))
    for name, definition in definitions(path.read_text("utf-8")).items()
    if not name.startswith("_")
}


@pytest.mark.parametrize("name", sorted(BUILT.keys() & LIBRARY.keys()))
def test_lesson_builds_what_the_library_has(name):
    found = difference(BUILT[name], LIBRARY[name])
    assert not found, f"{name} differs between the lessons and nnlib:\n{found}"


def test_every_public_name_is_built_in_a_chapter():
    built = BUILT.keys() | assignments(LESSONS)
    assert set(nnlib.__all__) <= built
    assert "Tensor" in built, "nnlib.autodiff's class, which nnlib does not import by itself"


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

    @guards.arrays("X")
    def forward(self, X: Array, *, scale: float = 1.0) -> Array:
        """One step."""
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
        "class f: pass",
    ],
)
def test_a_drift_is_caught_and_shown(drifted):
    found = difference(only(drifted), only("def f(a: int, b: int = 2) -> int:\n    return a * b"))
    assert found.startswith("--- lesson\n+++ nnlib")


def test_a_later_definition_supersedes_an_earlier_one():
    code = "def f(x): return x\ndef f(x): return 2 * x"
    assert essence(definitions(code)["f"]) == "def f(x):\n    return 2 * x"
