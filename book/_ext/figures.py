"""Put the interactive figures on the site.

A page with figures loads one script and one style sheet, which hold what its figures need and nothing else, from a
folder that is named by what course/figures contains, so that a browser never mixes old and new. The script is no
module: of a page that was opened as a file, browsers load none. Where no script runs a still picture stands in a
figure's place, or what else the figure puts there; no other reader loads the picture.

A notebook's page has its figures from the stored outputs. Another page says ```{course-figure} Playground```; with the
option `:address:` the page's address keeps the state of this figure. ```{course-figure} Review``` has the questions of
all quizzes, and no other page carries them.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course import figures
from course.figures.bundle import joined, style
from course.figures.figure import FOLDER as SOURCE
from course.figures.figure import STILL, Figure, styles
from course.figures.review import Review

MOUNT = SOURCE / "shared" / "mount.js"
TWIN = re.compile(
    r'(class="course-figure" data-figure="(\w+)"[^>]*><div class="frame">)(<img [^>]*)src="data:image/webp;[^"]*">'
)
NAME = re.compile(r'class="course-figure" data-figure="(\w+)"')


@cache
def folder() -> str:
    """Return where scripts, style sheets and still pictures stand on the site."""
    together = hashlib.sha256(Path(__file__).read_bytes())
    for kind in ("js", "css", "webp"):
        for path in sorted(SOURCE.rglob(f"*.{kind}")):
            content = path.read_bytes()
            together.update(f"{path.relative_to(SOURCE).as_posix()} {len(content)} ".encode() + content)
    return f"_static/figures-{together.hexdigest()[:12]}"


def script(names: list[str]) -> str:
    """Return the script that brings these figures to life: of modules in one piece, but none itself."""
    source, (mount, *views) = joined(MOUNT, *(SOURCE / name / "view.js" for name in names))
    found = ", ".join(f"{name}: {view}.main" for name, view in zip(names, views, strict=True))
    return f'(() => {{\n"use strict";\n{source}{mount}.mountAll((name) => ({{ {found} }})[name]);\n}})();\n'


def sheet(names: list[str]) -> str:
    """Return the style of these figures."""
    parts = dict.fromkeys(part for name in names for part in styles(name))
    return style(*(SOURCE / part for part in parts))


def review(lessons: Path) -> Review:
    """Return the review of all chapters, for a page in another folder beside theirs."""
    return Review({int(path.name[:2]): f"../lessons/{path.stem}.html" for path in sorted(lessons.glob("*.ipynb"))})


class CourseFigure(SphinxDirective):
    """A figure on a page that is not a notebook's; with `:address:` the page's address keeps its state."""

    required_arguments = 1
    option_spec: ClassVar = {"address": directives.flag}

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        figure: Figure = review(Path(self.env.srcdir, "lessons")) if name == "Review" else getattr(figures, name)()
        twin = figure.twin()
        if "address" in self.options:
            twin = twin.replace("<div ", "<div data-address ", 1)
        return [nodes.raw("", twin, format="html")]


def write(app: Sphinx, name: str, content: bytes) -> None:
    target = Path(app.outdir, folder(), name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def load_on_pages_with_figures(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    """Give a page's figures their script, their style and their still pictures."""
    body = context.get("body", "")
    if not (names := sorted(set(NAME.findall(body)))) or app.builder.name != "html":
        return
    root, together = "../" * page.count("/") + folder(), "-".join(names)
    write(app, f"{together}.js", script(names).encode())
    write(app, f"{together}.css", sheet(names).encode())
    for name in names:
        if (picture := SOURCE / name / STILL).exists():
            write(app, f"{name}.webp", picture.read_bytes())
    context["body"] = TWIN.sub(rf'\1<noscript>\3src="{root}/\2.webp" loading="lazy"></noscript>', body)
    context["metatags"] = (
        context.get("metatags", "")
        + f'<link rel="stylesheet" href="{root}/{together}.css">\n'
        + f'<script defer src="{root}/{together}.js"></script>\n'
    )


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("course-figure", CourseFigure)
    app.connect("html-page-context", load_on_pages_with_figures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
