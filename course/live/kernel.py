"""Run cells as a notebook does: the small part of a Jupyter kernel that a page needs."""

import ast
import base64
import builtins
import importlib.machinery
import importlib.util
import inspect
import io
import linecache
import sys
import time
import traceback
import types
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from typing import Any

Message = dict[str, Any]
Emit = Callable[[Message], None]

MOMENT = 0.1  # seconds between two messages with printed text
LAZY = {"course.plots"}  # modules that import matplotlib, which comes when a cell first draws
DRAWING = {"matplotlib", "plots", "watch"}  # names by which a cell draws
NO_PYTORCH = "PyTorch does not run in a browser: to use it, open this chapter in JupyterLab."
REMEMBERED = 50  # cells whose lines an error can show
MIMES = {
    "text/html": "_repr_html_",
    "text/markdown": "_repr_markdown_",
    "image/svg+xml": "_repr_svg_",
    "image/png": "_repr_png_",
}


class Stream(io.TextIOBase):
    """A stream that sends what is printed: not each piece, but whatever has come together after a moment."""

    def __init__(self, name: str, emit: Emit) -> None:
        self.name, self.emit = name, emit
        self.text, self.sent = "", 0.0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text += text
        if time.monotonic() - self.sent > MOMENT:
            self.flush()
        return len(text)

    def flush(self) -> None:
        if self.text:
            self.emit({"type": "stream", "name": self.name, "text": self.text})
        self.text, self.sent = "", time.monotonic()


class LazyFinder:
    """Lets `from course import plots` cost nothing before the first use of `plots`."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = importlib.machinery.PathFinder.find_spec(name, path) if name in LAZY else None
        if spec and spec.loader:
            spec.loader = importlib.util.LazyLoader(spec.loader)
        return spec


def names_in(source: str) -> set[str]:
    """Return the names that a cell uses, and the modules that it imports; none if it is no Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def needs(source: str) -> list[str]:
    """Return the packages that have to be loaded before a cell runs."""
    return ["matplotlib"] if names_in(source) & DRAWING else []


def bundle(value: Any) -> Message:
    """Return a value as a notebook stores it: its forms by their types, and their metadata."""
    data: dict[str, Any] = {}
    metadata: dict[str, Any] = {}
    if callable(make := getattr(value, "_repr_mimebundle_", None)):
        made = make()
        data, metadata = made if isinstance(made, tuple) else (made or {}, {})
    if not data:
        data = {"text/plain": repr(value)}
        for mime, method in MIMES.items():
            found = getattr(value, method, lambda: None)()
            if isinstance(found, tuple):
                found, metadata[mime] = found
            if found is not None:
                data[mime] = found
    data = {mime: base64.b64encode(one).decode() if isinstance(one, bytes) else one for mime, one in data.items()}
    return {"data": data, "metadata": metadata}


def refuse_input(prompt: object = "") -> str:
    """Stand in for `input`, for which a page has no field."""
    raise RuntimeError("input() does not work on this page: write the value into the cell instead")


class Kernel:
    """Runs cells one after the other in one namespace, and emits what they print and show as messages.

    A message is a dict with a `type`: `stream` with `name` and `text`, `result` with `data` and `metadata`, or `error`
    with `name` and `text`.
    """

    def __init__(self, emit: Emit) -> None:
        self.emit = emit
        self.count = 0
        self.main = types.ModuleType("__main__")
        self.main.__dict__["__builtins__"] = builtins
        self.stdout, self.stderr = Stream("stdout", emit), Stream("stderr", emit)

    def install(self) -> None:
        """Make this the kernel of the whole interpreter: its streams, its `__main__`, what it imports late."""
        sys.stdout, sys.stderr = self.stdout, self.stderr
        sys.modules["__main__"] = self.main
        sys.meta_path.insert(0, LazyFinder())
        builtins.input = refuse_input

    def display(self, value: Any) -> None:
        """Show a value below the cell, as its last line is shown."""
        self.flush()
        self.emit({"type": "result", **bundle(value)})

    def flush(self) -> None:
        self.stdout.flush()
        self.stderr.flush()

    async def run(self, source: str) -> bool:
        """Run a cell, and show the value of its last line if that is an expression; tell whether it went through."""
        self.count += 1
        file = f"<cell {self.count}>"
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        linecache.cache.pop(f"<cell {self.count - REMEMBERED}>", None)
        try:
            tree = ast.parse(source, file)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            await self.execute(compile(tree, file, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT))
            if isinstance(last, ast.Expr):
                shown = ast.Expression(last.value)
                value = await self.execute(compile(shown, file, "eval", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT))
                if value is not None and not source.rstrip().endswith(";"):
                    self.main.__dict__["_"] = value
                    self.display(value)
            return True
        except BaseException as error:
            if isinstance(error, ModuleNotFoundError) and str(error.name).partition(".")[0] == "torch":
                error.add_note(NO_PYTORCH)
            self.flush()
            self.emit({"type": "error", "name": type(error).__name__, "text": self.told(error)})
            return False
        finally:
            self.flush()

    async def execute(self, code: types.CodeType) -> Any:
        value = eval(code, self.main.__dict__)
        return await value if code.co_flags & inspect.CO_COROUTINE else value

    def told(self, error: BaseException) -> str:
        """Return an error as Python prints it, with the reader's own lines and no others."""
        own = [step for step in traceback.extract_tb(error.__traceback__) if step.filename.startswith("<cell ")]
        steps = ["Traceback (most recent call last):\n", *traceback.StackSummary.from_list(own).format()] if own else []
        return "".join(steps + traceback.format_exception_only(error))
