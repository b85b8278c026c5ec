"""What the build of the book makes of the live pages: button, files, archive; and where there is no Python for them."""

import io
import json
import sys
import zipfile
from types import SimpleNamespace
from typing import Any

import archive
import live
import numpy as np
import pytest
from sphinx.errors import ExtensionError

from course.authoring.sync import GUARD, REQUIREMENT
from course.fetching import sha256
from course.live import runtime
from course.live.runtime import Unavailable


@pytest.fixture(autouse=True)
def fresh() -> None:
    for cached in (live.contents, live.folder, live.megabytes):
        cached.cache_clear()


@pytest.fixture
def python(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a small Python for the pages."""
    packages = {name: {"file_name": f"{name}.whl"} for name in ("numpy", "matplotlib")}
    found = {runtime.LOCK: json.dumps({"info": {}, "packages": packages}).encode(), "numpy.whl": b"n" * 100}
    found["matplotlib.whl"] = np.random.default_rng(0).bytes(5_000_000)
    monkeypatch.setattr(runtime, "files", lambda: found)


@pytest.fixture
def no_python(monkeypatch: pytest.MonkeyPatch) -> None:
    def files() -> dict[str, bytes]:
        raise Unavailable("python.wasm is not on this machine")

    monkeypatch.setattr(runtime, "files", files)
    monkeypatch.delenv("COURSE_LIVE", raising=False)


def page_with(body: str, name: str = "lessons/01_neuron", builder: str = "html") -> str:
    context: dict[str, Any] = {"body": body}
    app: Any = SimpleNamespace(builder=SimpleNamespace(name=builder))
    live.add_button(app, name, "page.html", context, None)
    return context["body"]


BODY = "<section>\n<h1>Neurons</h1>\n<p>Text.</p>\n</section>"


def test_a_chapter_has_the_button_below_its_title(python):
    page = page_with(BODY)
    assert page.index("</h1>") < page.index("Run the code on this page") < page.index("<p>Text.")
    assert live.folder() in page
    assert page_with(BODY, name="book/index") == BODY
    assert page_with(BODY, builder="epub") == BODY


def test_the_button_counts_what_comes_at_once(python):
    assert live.megabytes() < 1.7
    assert "matplotlib.whl" in (live.contents() or {})


def test_the_list_of_packages_has_the_library_of_the_book(python):
    found = live.contents() or {}
    package = json.loads(found[runtime.LOCK])["packages"][archive.PROJECT]
    assert package["sha256"] == sha256(found[package["file_name"]])
    names = zipfile.ZipFile(io.BytesIO(found[package["file_name"]])).namelist()
    assert {"nnlib/network.py", "nnlib/data/digits.npz", "course/live/kernel.py", "course/figures/quiz/view.js"} <= {
        *names
    }
    assert not [name for name in names if "authoring" in name or "__pycache__" in name]


def test_the_folder_is_named_by_its_content(python, monkeypatch):
    before = live.folder()
    files = runtime.files()
    for cached in (live.contents, live.folder):
        cached.cache_clear()
    monkeypatch.setattr(runtime, "files", lambda: files | {"more.whl": b"more"})
    assert live.folder() != before


def test_without_a_python_pages_have_no_button_and_the_build_says_so(no_python, capsys):
    assert page_with(BODY) == BODY
    assert "The pages cannot run code: python.wasm is not on this machine" in capsys.readouterr().out


def test_where_it_is_required_the_build_fails_without_it(no_python, monkeypatch):
    monkeypatch.setenv("COURSE_LIVE", "required")
    with pytest.raises(ExtensionError, match="not on this machine"):
        page_with(BODY)


def test_a_wheel_of_the_same_sources_is_the_same():
    one = archive.wheel()
    archive.wheel.cache_clear()
    assert archive.wheel() == one


def test_the_archive_has_notebooks_wheel_and_what_to_type():
    packed = zipfile.ZipFile(io.BytesIO(archive.archive()))
    names = packed.namelist()
    (wheel,) = [name for name in names if name.endswith(".whl")]
    notebooks = [name for name in names if name.endswith(".ipynb")]
    assert len(notebooks) == len(list((archive.ROOT / "lessons").glob("*.ipynb")))
    assert wheel.rpartition("/")[2] in packed.read(f"{archive.PROJECT}/READ-ME.txt").decode()
    notebook = json.loads(packed.read(notebooks[0]))
    guard = "".join(notebook["cells"][1]["source"])
    assert REQUIREMENT not in guard and wheel.rpartition("/")[2] in guard


def test_a_lone_notebook_says_what_is_missing_and_the_line_that_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "course.figures", None)
    with pytest.raises(ModuleNotFoundError) as raised:
        exec(GUARD, {})
    assert "needs nnlib and course, the library of the book" in str(raised.value)
    assert str(raised.value).splitlines()[-1] == f'%pip install "{REQUIREMENT}"'


def test_a_notebook_in_its_folder_passes_the_guard():
    exec(GUARD, {})
