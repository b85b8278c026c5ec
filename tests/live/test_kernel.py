"""The kernel of a live page, without a page: what cells print, show and raise, as messages."""

import asyncio
import contextlib
import linecache
import subprocess
import sys
from typing import Any

import pytest

from course.live import kernel as kernels
from course.live.kernel import Kernel, needs


class Cells:
    """A kernel, and the messages of each cell that it runs."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.kernel = Kernel(self.heard.append)

    def run(self, source: str) -> list[dict[str, Any]]:
        self.heard.clear()
        with contextlib.redirect_stdout(self.kernel.stdout), contextlib.redirect_stderr(self.kernel.stderr):
            self.ok = asyncio.run(self.kernel.run(source))
        return list(self.heard)


@pytest.fixture
def cells() -> Cells:
    return Cells()


def words(messages: list[dict[str, Any]]) -> str:
    return "".join(message["text"] for message in messages)


def test_what_is_printed_comes_in_its_order_and_by_its_stream(cells):
    messages = cells.run("import sys\nprint('one')\nprint('two', file=sys.stderr)")
    assert words([one for one in messages if one["name"] == "stdout"]) == "one\n"
    assert words([one for one in messages if one["name"] == "stderr"]) == "two\n"


def test_much_that_is_printed_comes_in_few_messages(cells):
    messages = cells.run("for i in range(10_000): print(i)")
    assert words(messages) == "".join(f"{i}\n" for i in range(10_000))
    assert len(messages) < 50


def test_what_is_printed_comes_while_the_cell_still_runs(cells):
    cells.kernel.main.seen = cells.heard
    cells.run("import time\ntime.sleep(0.15)\nprint('early')\nassert seen")
    assert cells.ok


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("1 + 1", "2"),
        ("x = 3\nx", "3"),
        ("'text'", "'text'"),
        ("None", None),
        ("4;", None),
        ("x = 3", None),
        ("", None),
    ],
)
def test_the_last_expression_is_shown(cells, source, shown):
    found = [message["data"]["text/plain"] for message in cells.run(source) if message["type"] == "result"]
    assert found == ([] if shown is None else [shown])


def test_a_value_is_shown_in_all_its_forms(cells):
    source = """
class Rich:
    def __repr__(self): return "plain"
    def _repr_html_(self): return "<b>rich</b>"
    def _repr_png_(self): return b"png", {"alt": "words"}
Rich()"""
    [message] = cells.run(source)
    assert message["data"] == {"text/plain": "plain", "text/html": "<b>rich</b>", "image/png": "cG5n"}
    assert message["metadata"] == {"image/png": {"alt": "words"}}


def test_a_mime_bundle_comes_first(cells):
    [message] = cells.run(
        "class Own:\n    def _repr_mimebundle_(self): return {'text/plain': 'own', 'text/html': '<i>own</i>'}\nOwn()"
    )
    assert message["data"] == {"text/plain": "own", "text/html": "<i>own</i>"}


def test_cells_share_their_names_and_the_last_value(cells):
    cells.run("def double(x):\n    return 2 * x")
    assert cells.run("double(4)")[0]["data"]["text/plain"] == "8"
    assert cells.run("_ + 1")[0]["data"]["text/plain"] == "9"


def test_an_error_shows_the_readers_lines_and_no_others(cells):
    cells.run("def divide(x):\n    return 1 / x")
    [message] = cells.run("# first\ndivide(0)")
    assert not cells.ok
    assert message["type"] == "error" and message["name"] == "ZeroDivisionError"
    assert 'File "<cell 2>", line 2' in message["text"] and "divide(0)" in message["text"]
    assert 'File "<cell 1>", line 2' in message["text"] and "return 1 / x" in message["text"]
    assert "kernel" not in message["text"] and __file__ not in message["text"]
    assert message["text"].endswith("ZeroDivisionError: division by zero\n")


def test_an_error_in_the_library_shows_none_of_its_lines(cells):
    message = cells.run("import nnlib\nnnlib.Dense(2, -1)")[-1]
    assert message["name"] == "ValueError"
    assert message["text"].count("File ") == 1


@pytest.mark.parametrize("source", ["import torch", "from torch import nn", "import torch.nn as nn"])
def test_who_asks_for_pytorch_is_told_where_it_runs(cells, monkeypatch, source):
    monkeypatch.setitem(sys.modules, "torch", None)
    [message] = cells.run(source)
    assert message["name"] == "ModuleNotFoundError"
    assert message["text"].endswith(kernels.NO_PYTORCH + "\n")


def test_other_modules_that_are_missing_are_told_as_python_tells_them(cells):
    [message] = cells.run("import no_such_module")
    assert message["text"].endswith("ModuleNotFoundError: No module named 'no_such_module'\n")


def test_what_is_no_python_is_shown_where_it_goes_wrong(cells):
    [message] = cells.run("x = (1,\ny = 2")
    assert message["name"] == "SyntaxError" and "line 1" in message["text"] and "^" in message["text"]


@pytest.mark.parametrize("source", ["raise SystemExit", "raise KeyboardInterrupt", "def f(): f()\nf()"])
def test_nothing_ends_the_kernel(cells, source):
    assert cells.run(source)[-1]["type"] == "error"
    assert cells.run("1")[0]["data"]["text/plain"] == "1"
    assert len(words(cells.run(source))) < 2000


def test_what_was_printed_before_an_error_comes_before_it(cells):
    messages = cells.run("print('before', end='')\n1 / 0")
    assert [message["type"] for message in messages] == ["stream", "error"]


def test_a_cell_can_await(cells):
    assert cells.run("import asyncio\nawait asyncio.sleep(0, 'slept')")[0]["data"]["text/plain"] == "'slept'"
    cells.run("value = await asyncio.sleep(0, 5)")
    assert cells.run("value")[0]["data"]["text/plain"] == "5"


def test_old_cells_are_forgotten(cells):
    before = set(linecache.cache)
    for number in range(kernels.REMEMBERED + 20):
        cells.run(f"{number}")
    kept = [name for name in linecache.cache if name.startswith("<cell ") and name not in before]
    assert len(kept) <= kernels.REMEMBERED


@pytest.mark.parametrize(
    ("source", "packages"),
    [
        ("from course import plots", []),
        ("plots.lines({})", ["matplotlib"]),
        ("import matplotlib.pyplot as plt", ["matplotlib"]),
        ("from matplotlib import pyplot", ["matplotlib"]),
        ("watch(network, X, Y)", ["matplotlib"]),
        ("def draw():\n    return plots.maps()", ["matplotlib"]),
        ("'plots'", []),
        ("plots.(", []),
    ],
)
def test_a_cell_that_draws_needs_matplotlib(source, packages):
    assert needs(source) == packages


INSTALLED = """
import asyncio, sys
from course.live.kernel import Kernel
heard = []
kernel = Kernel(heard.append)
kernel.install()
for source in SOURCES:
    asyncio.run(kernel.run(source))
sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
print(LAST)
"""


def installed(sources: list[str], last: str) -> str:
    """Return what an interpreter prints whose kernel has run some cells."""
    program = INSTALLED.replace("SOURCES", repr(sources)).replace("LAST", last)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_imports_of_what_draws_cost_nothing_before_it_draws():
    imports = [
        "from course import figures, plots",
        "from course.watching import watch",
        "from course.quizzes import quiz",
    ]
    assert installed(imports, "'matplotlib' in sys.modules") == "False"
    assert installed([*imports, "plots.number(2.5)"], "'matplotlib' in sys.modules") == "True"


def test_input_says_that_it_does_not_work():
    assert "input() does not work on this page" in installed(["input('name? ')"], "heard[-1]['text']")
