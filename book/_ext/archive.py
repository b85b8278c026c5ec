"""Offer the notebooks to run elsewhere: one archive with all of them and the library that they need, as a wheel.

```{archive}
```

is a sentence with the link to it. And where the repository's address is known, a notebook that is downloaded alone says
it if the library is missing.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from docutils import nodes
from repository_buttons import repository_url
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from course.authoring.sync import ADDRESS, REQUIREMENT

ROOT = Path(__file__).parents[2]
PROJECT = "neural-network-from-scratch"
NAME = f"{PROJECT}-notebooks.zip"
THE_SAME_TIME = (1980, 1, 2, 0, 0, 0)
HOW = """The notebooks of "Build a Neural Network from Scratch in Python", and the library that they need.

With Python 3.11 or newer, in this folder:

    python -m venv .venv
    source .venv/bin/activate        (on Windows: .venv\\Scripts\\activate)
    python -m pip install "{wheel}[lessons]" jupyterlab
    jupyter lab lessons
"""
# What is only in the site, and what is only in the archive that `offline` makes of it.
WORDS = """<!-- online -->
<p><strong>Take it along.</strong> Here are {link}, {megabytes:.1f} MB, with what to type.</p>
<!-- /online -->
<!-- offline
<p><strong>You took it along.</strong> The notebooks and the library are in the folder <code>notebooks</code> of this
copy of the book, with <a href="../notebooks/READ-ME.txt">what to type</a>.</p>
/offline -->
"""


@cache
def wheel() -> tuple[str, bytes]:
    """Return the name and the content of a wheel of nnlib and course, the same for the same sources."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("nnlib", "course"):
            shutil.copytree(ROOT / name, Path(place, name), ignore=shutil.ignore_patterns("__pycache__", "authoring"))
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, place)
        build = "from setuptools import build_meta; print(build_meta.build_wheel('.'))"
        done = subprocess.run(
            [sys.executable, "-c", build],
            cwd=place,
            env=os.environ | {"SOURCE_DATE_EPOCH": "315532800"},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise ExtensionError(f"the wheel of the project could not be built: {done.stderr.strip()}")
        name = done.stdout.split()[-1]
        return name, Path(place, name).read_bytes()


@cache
def notebooks() -> dict[str, bytes]:
    """Return the notebooks, the wheel, and what to type, by their paths."""
    name, content = wheel()
    found = {"READ-ME.txt": HOW.format(wheel=name).encode(), name: content}
    for path in (ROOT / "lessons").glob("*.ipynb"):
        found[f"lessons/{path.name}"] = told(path.read_text("utf-8"), f"../{name}[lessons]").encode()
    return found


def zipped(folder: str, files: dict[str, bytes]) -> bytes:
    """Return a zip file of one folder, the same for the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for path, content in sorted(files.items()):
            made.writestr(zipfile.ZipInfo(f"{folder}/{path}", THE_SAME_TIME), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


@cache
def archive() -> bytes:
    return zipped(PROJECT, notebooks())


def told(notebook: str, requirement: str) -> str:
    """Return a notebook that names what to install, if it has to say what is missing."""
    return notebook.replace(REQUIREMENT, requirement)


class Archive(SphinxDirective):
    """A paragraph that leads to the archive and says how large it is."""

    def run(self) -> list[nodes.Node]:
        link = f'<a href="../_static/{NAME}">all notebooks and the library in one archive</a>'
        words = WORDS.format(link=link, megabytes=len(archive()) / 1e6)
        return [nodes.raw("", words, format="html")]


def write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        Path(app.outdir, "_static", NAME).write_bytes(archive())
        if url := repository_url():
            for path in Path(app.outdir, "_sources", "lessons").glob("*.ipynb"):
                text = path.read_text("utf-8")
                path.write_text(told(text, REQUIREMENT.replace(ADDRESS, url)), "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("archive", Archive)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
