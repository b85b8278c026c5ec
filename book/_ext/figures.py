"""Put the interactive figures on the site.

The modules of course/figures are copied to a folder that is named by what is in them, so that a browser never mixes
old and new ones. Only a page with a figure loads anything: the style, and the script that mounts its figures. Until
that has run, and on paper and where no script runs, a still picture stands in the figure's place, or what the figure
puts there itself.

A notebook's page has its figures from the stored outputs. Another page says ```{course-figure} Playground```, and this
figure then keeps its state in the page's address.
"""

import hashlib
import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.fileutil import copy_asset

from course import figures
from course.figures.base import FOLDER as SOURCE
from course.figures.base import styles

FILES = sorted([*SOURCE.glob("*.js"), *SOURCE.glob("*.css"), *SOURCE.glob("*.png")])
TWIN = re.compile(r'(<div (?:data-address )?class="course-figure" data-figure="(\w+)\.js"[^>]*>)<p>([^<]*)</p>')
MODULE = re.compile(r'class="course-figure" data-figure="(\w+\.js)"')
FOLDER = "figures-" + hashlib.sha256(b"".join(path.read_bytes() for path in FILES)).hexdigest()[:12]


class CourseFigure(SphinxDirective):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        twin = getattr(figures, self.arguments[0])().twin()
        return [nodes.raw("", twin.replace("<div ", "<div data-address ", 1), format="html")]


def copy_figures(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        target = Path(app.outdir) / "_static" / FOLDER
        target.mkdir(parents=True, exist_ok=True)
        for path in FILES:
            copy_asset(path, target)


def with_stills(body: str, root: str) -> str:
    """Return a page's body with the still picture in the twin of every figure that has one."""

    def still(twin: re.Match) -> str:
        if not (SOURCE / f"{twin[2]}.png").exists():
            return twin[0]
        return f'{twin[1]}<img class="still" src="{root}{twin[2]}.png" alt="{twin[3]}" loading="lazy">'

    return TWIN.sub(still, body)


def load_on_pages_with_figures(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    if "data-figure=" in context.get("body", ""):
        root = "../" * page.count("/") + f"_static/{FOLDER}/"
        modules = set(MODULE.findall(context["body"]))
        context["body"] = with_stills(context["body"], root)
        sheets = dict.fromkeys(name for module in sorted(modules) for name in styles(module))
        context["metatags"] = (
            context.get("metatags", "")
            + "".join(f'<link rel="stylesheet" href="{root}{name}">\n' for name in sheets)
            + f'<script type="module" src="{root}mount.js"></script>\n'
        )


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("course-figure", CourseFigure)
    app.connect("html-page-context", load_on_pages_with_figures)
    app.connect("build-finished", copy_figures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
